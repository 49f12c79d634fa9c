/** What is done with payment instruments; each use case is one transaction of the SQL client. */
@NullMarked
package io.mintmark.vault.instrument.application;

import org.jspecify.annotations.NullMarked;
