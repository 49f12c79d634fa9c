/** The four services: their environment, their migrations, their processes. */
@NullMarked
package io.mintmark.local.service;

import org.jspecify.annotations.NullMarked;
