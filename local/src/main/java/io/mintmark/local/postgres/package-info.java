/** The embedded Postgres, with the durability that its library switches off. */
@NullMarked
package io.mintmark.local.postgres;

import org.jspecify.annotations.NullMarked;
