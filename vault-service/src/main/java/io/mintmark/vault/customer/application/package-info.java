/** What is done with customers. */
@NullMarked
package io.mintmark.vault.customer.application;

import org.jspecify.annotations.NullMarked;
