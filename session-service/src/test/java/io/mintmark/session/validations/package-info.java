@NullMarked
package io.mintmark.session.validations;

import org.jspecify.annotations.NullMarked;
