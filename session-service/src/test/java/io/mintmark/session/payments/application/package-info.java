@NullMarked
package io.mintmark.session.payments.application;

import org.jspecify.annotations.NullMarked;
