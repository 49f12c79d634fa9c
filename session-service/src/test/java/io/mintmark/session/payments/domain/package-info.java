@NullMarked
package io.mintmark.session.payments.domain;

import org.jspecify.annotations.NullMarked;
