/** The card page's use cases: register, show, submit, cancel, sweep. */
@NullMarked
package io.mintmark.vault.capture.application;

import org.jspecify.annotations.NullMarked;
