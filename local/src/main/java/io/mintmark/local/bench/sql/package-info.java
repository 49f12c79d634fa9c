/** What Postgres logs of the services' SQL, as transactions that can be run again. */
@NullMarked
package io.mintmark.local.bench.sql;

import org.jspecify.annotations.NullMarked;
