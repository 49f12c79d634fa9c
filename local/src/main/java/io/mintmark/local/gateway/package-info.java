/** The reverse proxy in front of all replicas. */
@NullMarked
package io.mintmark.local.gateway;

import org.jspecify.annotations.NullMarked;
