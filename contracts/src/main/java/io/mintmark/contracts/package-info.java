/** What travels between services and to other teams: topics, envelope, schemas. Plain Java. */
@NullMarked
package io.mintmark.contracts;

import org.jspecify.annotations.NullMarked;
