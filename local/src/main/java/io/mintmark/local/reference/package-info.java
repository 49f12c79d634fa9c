/** The API's reference: what the services say of themselves, made one document, and pages to read it. */
@NullMarked
package io.mintmark.local.reference;

import org.jspecify.annotations.NullMarked;
