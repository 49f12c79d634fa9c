@NullMarked
package io.mintmark.local.campaign;

import org.jspecify.annotations.NullMarked;
