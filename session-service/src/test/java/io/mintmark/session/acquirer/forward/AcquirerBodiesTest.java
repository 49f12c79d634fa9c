package io.mintmark.session.acquirer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.session.acquirer.application.Acquirer.Authorization;
import io.mintmark.session.acquirer.application.Acquirer.Initiator;
import io.mintmark.session.acquirer.application.Acquirer.Purpose;
import io.mintmark.session.acquirer.application.Acquirer.ThreeDSecure;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import java.net.URI;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquirerBodiesTest {
    @ParameterizedTest
    @CsvSource({"Mozilla/5.0, Mozilla/5.0", "Mozilla/5.0 {{card.number}},", "{{,"})
    void aUserAgentThatLooksLikeAPlaceholderIsLeftOut(String userAgent, String sent) {
        // given
        Authorization authorization = new Authorization(
                new Reference("att_1-authorize"),
                new CardRef.Saved("pi_1"),
                null,
                null,
                new Money(990, Currency.getInstance("USD")),
                true,
                Purpose.PAYMENT,
                1,
                Initiator.CUSTOMER,
                new ThreeDSecure(URI.create("https://pay.example.com/back"), "203.0.113.10", userAgent),
                null);

        // when
        AcquirerBodies.ThreeDSecure body =
                AcquirerBodies.authorize(10001, authorization).threeDSecure();

        // then
        assertThat(body)
                .isEqualTo(new AcquirerBodies.ThreeDSecure("https://pay.example.com/back", "203.0.113.10", sent));
    }
}
