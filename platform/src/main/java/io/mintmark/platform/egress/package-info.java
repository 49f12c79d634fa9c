/** Where connections out of the platform may lead: names looked up as the public knows them, and no address of a network of ours. */
@NullMarked
package io.mintmark.platform.egress;

import org.jspecify.annotations.NullMarked;
