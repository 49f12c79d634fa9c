/** Processes of their own: started, watched, started again, stopped, and found again after a launcher was killed. */
@NullMarked
package io.mintmark.local.process;

import org.jspecify.annotations.NullMarked;
