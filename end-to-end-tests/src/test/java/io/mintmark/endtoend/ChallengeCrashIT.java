package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.acquirer.Step;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.PayerCard;
import io.mintmark.local.plan.Service;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The session service dies while a payer comes back from a challenge: nobody pays twice, and nothing stays open. */
@Order(3)
@OnCluster
class ChallengeCrashIT {
    private static final String CHALLENGED = "4000000000003220";

    private final Platform platform;
    private final HttpPayer payer;
    private final Acquirer acquirer;

    ChallengeCrashIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    /** A claim that was not stored is none; what was not sent is refused; what was sent is asked for. */
    @ParameterizedTest
    @CsvSource({
        "payments.challenge.before-commit, requires_action, captured",
        "payments.completion.before-send, refused, refused",
        "payments.completion.after-answer-before-record, captured, captured",
    })
    void aPaymentByApiIsDecidedOnce(String label, String afterwards, String inTheEnd) {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.withThreeDSecure(platform, "Crash Shop", List.of());
            Customer customer = merchant.customer("customer-1001");
            payer.persist(merchant.session(customer, site).link(), CHALLENGED, SavedCard.EXPIRY);
            String token = merchant.instruments(customer).get(0).path("id").asText();
            String id = merchant.pay(token, site.resultUrl()).path("id").asText();
            String back = passed(merchant);

            // when
            crashOnReturn(back, label);

            // then
            await().atMost(Platform.RECOVERY).untilAsserted(() -> assertThat(
                            merchant.payment(id).path("status").asText())
                    .isEqualTo(afterwards));
            assertThat(payer.sentOn(payer.follow(back)))
                    .isEqualTo(site.resultUrl() + "&paymentId=" + id + "&status=" + inTheEnd);
            assertBooksAgree(merchant, merchant.payment(id), inTheEnd);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "payments.challenge.before-commit, completed",
        "payments.completion.before-send, pending",
        "payments.completion.after-answer-before-record, completed",
        "session.trial.after-record, completed",
    })
    void aSessionIsDecidedOnce(String label, String inTheEnd) {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.withThreeDSecure(platform, "Crash Shop", List.of());
            Session session = merchant.session(merchant.checkout(site));
            payer.submit(payer.open(session.link()), PayerCard.of(CHALLENGED, SavedCard.EXPIRY));
            String back = passed(merchant);

            // when
            crashOnReturn(back, label);

            // then
            if (label.equals("payments.challenge.before-commit")) {
                assertThat(merchant.read(session).path("status").asText()).isEqualTo("requires_action");
                payer.follow(back);
            }
            await().atMost(Platform.RECOVERY).untilAsserted(() -> assertThat(
                            merchant.read(session).path("status").asText())
                    .isEqualTo(inTheEnd));
            assertThat(merchant.read(session).path("attemptsLeft").asInt()).isEqualTo(3);
            assertBooksAgree(merchant, merchant.paymentOf(session), inTheEnd);
        }
    }

    private String passed(Merchant merchant) {
        String reference = acquirer.authorizations(merchant.id()).get(0).reference();
        return acquirer.challenge(reference).pass();
    }

    private void crashOnReturn(String back, String label) {
        platform.armCrash(Service.SESSION, label);
        try {
            payer.follow(back);
        } catch (UncheckedIOException cut) {
            // the process went away in the middle of its answer
        }
        platform.reviveAfterCrash(Service.SESSION, label);
    }

    private void assertBooksAgree(Merchant merchant, JsonNode payment, String inTheEnd) {
        boolean paid = inTheEnd.equals("captured") || inTheEnd.equals("completed");
        await().atMost(Platform.RECOVERY).untilAsserted(() -> {
            Authorization authorization = acquirer.authorizations(merchant.id()).get(0);
            assertThat(authorization.state()).isEqualTo(paid ? "captured" : "voided");
            assertThat(authorization.received()).isEqualTo(1);
        });
        assertThat(payment.path("captured").path("value").asLong()).isEqualTo(paid ? 10_000 : 0);
        assertThat(acquirer.steps(merchant.id()).stream()
                        .filter(step -> step.type().equals("completion"))
                        .mapToInt(Step::received)
                        .sum())
                .isEqualTo(paid ? 1 : 0);
    }
}
