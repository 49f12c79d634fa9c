package io.mintmark.vault.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.instrument.application.SweepCards;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A card that a payment was made with and that is not to be kept. */
@QuarkusTest
class PaidCardQuarkusTest {
    @Inject
    SweepCards sweep;

    private TestMerchant merchant;
    private Submitted card;

    @BeforeEach
    void aCardThatPaid() {
        merchant = Api.merchant();
        card = Submitted.card(merchant, Api.VISA, "123");
        DestinationStub.shared().answers(200, "{\"result\":\"approved\"}");
        card.forward(Api.unique("att_")).then().statusCode(200).body("outcome", equalTo("answered"));
    }

    @Test
    void itIsShreddedWhenTheSessionDiscardsIt() {
        // when
        Response discarded = discard();

        // then
        discarded.then().statusCode(200).body("state", equalTo("discarded"));
        discard().then().statusCode(200).body("state", equalTo("discarded"));
        assertThat(records()).isZero();
        Api.activate(merchant, card.stagedCard(), card.session()).then().statusCode(409);
        card.forward(Api.unique("att_")).then().statusCode(409).body("code", equalTo("card_unavailable"));
    }

    @Test
    void itIsShreddedBySweepingIfNobodyDiscardsIt() {
        // given
        Rows.change("update staged_card set expires_at = now() where id = ?", card.stagedCard());

        // when
        sweep.sweep().await().atMost(Duration.ofSeconds(20));

        // then
        assertThat(records()).isZero();
        discard().then().statusCode(200).body("state", equalTo("unknown"));
        Api.activate(merchant, card.stagedCard(), card.session()).then().statusCode(409);
        card.forward(Api.unique("att_")).then().statusCode(409).body("code", equalTo("card_unavailable"));
    }

    private Response discard() {
        return Api.asSession()
                .body(Map.of("merchantId", merchant.id()))
                .post("/internal/staged-cards/" + card.stagedCard() + "/discards");
    }

    private long records() {
        return Rows.count("card_record", "merchant_id = ?", merchant.id())
                + Rows.count("record_key", "merchant_id = ?", merchant.id());
    }
}
