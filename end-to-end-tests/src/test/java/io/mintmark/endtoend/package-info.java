/** What Mintmark promises, shown on a whole cluster of packaged jars through its public interfaces. */
@NullMarked
package io.mintmark.endtoend;

import org.jspecify.annotations.NullMarked;
