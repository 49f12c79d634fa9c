package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.ForwardOrder;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.local.plan.Service;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merchants have stored cards sent to the acquirer themselves, and the vault dies meanwhile. */
@Order(3)
@OnCluster
class ForwardIT {
    private static final String USE =
            "select coalesce(outcome, 'open') || ' ' || profile || ' ' || key_id || ' ' || card_id from vault.card_use"
                    + " where merchant_id = ? and caller = 'merchant'";

    private final Platform platform;
    private final Acquirer acquirer;
    private final Merchant merchant;
    private final String instrument;

    ForwardIT(Platform platform) {
        this.platform = platform;
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
        this.merchant = Merchant.create(platform, "Forwarding Shop");
        try (MerchantSite site = new MerchantSite()) {
            Customer customer = merchant.customer("customer-1001");
            new HttpPayer(platform.api())
                    .persist(merchant.session(customer, site).link(), "4242 4242 4242 4242", "12/30");
            this.instrument = merchant.instruments(customer).get(0).path("id").asText();
            platform.awaitQuiet(merchant.id());
        }
    }

    @Test
    void theAcquirerAuthorizesAndTheMerchantSeesNoNumber() {
        // when
        Answer answer = forward(UUID.randomUUID().toString());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode body = answer.json().path("body");
        assertThat(body.path("result").asText()).isEqualTo("approved");
        assertThat(body.path("amount").path("value").asInt()).isEqualTo(1_000);
        assertThat(answer.text()).doesNotContain("4242424242424242");
        assertThat(authorizations()).hasSize(1);
        assertThat(uses()).containsExactly("answered demo.authorize " + merchant.keyId() + " " + instrument);
    }

    @ParameterizedTest
    @CsvSource({"vault.forward.before-send, 0", "vault.forward.after-answer, 1"})
    void aForwardThatACrashCutsOffIsInTheRecordAndIsNotSentAgain(String label, int sent) {
        // given
        String key = UUID.randomUUID().toString();
        platform.armCrash(Service.VAULT, label);

        // when
        int status = attempt(key);
        platform.reviveAfterCrash(Service.VAULT, label);
        Answer again = forward(key);

        // then
        assertThat(status).isNotEqualTo(200);
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.json().path("code").asText()).isEqualTo("already_forwarded");
        assertThat(again.json().path("detail").asText()).contains("may have arrived");
        assertThat(authorizations()).hasSize(sent);
        assertThat(uses())
                .containsExactly(
                        "open demo.authorize " + merchant.keyId() + " " + instrument,
                        "refused demo.authorize " + merchant.keyId() + " " + instrument);
    }

    /** The status of the gateway's answer; 0 if there is none. */
    private int attempt(String key) {
        try {
            return forward(key).status();
        } catch (UncheckedIOException nothing) {
            return 0;
        }
    }

    private Answer forward(String key) {
        return platform.api()
                .send(HttpRequest.newBuilder(URI.create(platform.baseUrl() + "/v1/forward"))
                        .header("Authorization", merchant.authorization())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(ForwardOrder.json(instrument, key))));
    }

    private List<Authorization> authorizations() {
        return acquirer.authorizations(merchant.id());
    }

    private List<String> uses() {
        return platform.database().texts(USE + " order by used_at", merchant.id());
    }
}
