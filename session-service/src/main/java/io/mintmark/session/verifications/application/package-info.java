/** Sends trial authorizations, asks after them, and releases what was authorized. */
@NullMarked
package io.mintmark.session.verifications.application;

import org.jspecify.annotations.NullMarked;
