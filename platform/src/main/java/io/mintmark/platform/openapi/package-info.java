/**
 * The API's reference, as the build makes it from the code: what all operations share is added here, what is said of one
 * operation stands in files by its operation id.
 */
@NullMarked
package io.mintmark.platform.openapi;

import org.jspecify.annotations.NullMarked;
