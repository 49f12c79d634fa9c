/** One Kafka broker in KRaft mode, and its topics. */
@NullMarked
package io.mintmark.local.kafka;

import org.jspecify.annotations.NullMarked;
