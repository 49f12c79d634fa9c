/** What runs where: services, ports and folders. */
@NullMarked
package io.mintmark.local.plan;

import org.jspecify.annotations.NullMarked;
