/** The public documents that the API unites, example by example; {@code docs/seeds.md} is the map. */
@NullMarked
package io.mintmark.endtoend.seeds;

import org.jspecify.annotations.NullMarked;
