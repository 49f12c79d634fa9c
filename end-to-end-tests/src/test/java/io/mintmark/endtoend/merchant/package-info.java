/** A merchant as the outside sees one: its calls to the API, its web server, its webhooks. */
@NullMarked
package io.mintmark.endtoend.merchant;

import org.jspecify.annotations.NullMarked;
