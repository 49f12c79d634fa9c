/** The acquirer as use cases see it: a port, and how to reach it is configured. */
@NullMarked
package io.mintmark.session.acquirer.application;

import org.jspecify.annotations.NullMarked;
