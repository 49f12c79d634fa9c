/** Trial authorizations: what they are and which moves they may make. Plain Java. */
@NullMarked
package io.mintmark.session.verifications.domain;

import org.jspecify.annotations.NullMarked;
