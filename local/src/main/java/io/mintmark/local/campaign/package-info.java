/**
 * Long runs of random traffic through faults and kills, after which the platform's books must equal the acquirers':
 * {@code ./run campaign payments}, and shorter in the end-to-end tests.
 */
@NullMarked
package io.mintmark.local.campaign;

import org.jspecify.annotations.NullMarked;
