package io.mintmark.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.payment.AmountView;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    private final CloudEvents events = new CloudEvents(new ObjectMapper(), new Ids(clock, new SecureRandom()), clock);

    @Test
    void anAmountKeepsItsDecimalsAndTheSequenceItsDigits() {
        // given
        AmountView amount = new AmountView(new BigDecimal("10.00"), 1000, "UYU");

        // when
        OutboxRow row = events.write(new Event(EventType.PAYMENT_CAPTURED, "pay_1", new MerchantId(7), 12, amount));

        // then
        assertThat(new String(Objects.requireNonNull(row.payload()), UTF_8))
                .contains(
                        "\"sequence\":\"00000000000000000012\"",
                        "\"data\":{\"total\":10.00,\"value\":1000,\"currency\":\"UYU\"}");
    }
}
