package io.mintmark.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.merchant.ApiCalls;
import io.mintmark.local.merchant.DemoMerchant;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ShopSessionsTest {
    private final ShopSessions sessions = new ShopSessions(
            new ApiCalls("http://127.0.0.1:8080"),
            new DemoMerchant(10001, "key_1", "mm_sandbox_1", "whsec_1"),
            "http://127.0.0.1:8081",
            new ShopAccount("cus_1", "http://127.0.0.1:8081/webhooks/endpoint", "whsec_2"));

    @Test
    void aCardIsCheckedOnlyIfThePayerWantsIt() {
        // when
        JsonObject plain = tokenization(false);
        JsonObject checked = tokenization(true);

        // then
        assertThat(checked.getJsonObject("verifyFunds"))
                .isEqualTo(new JsonObject().put("amount", 1).put("currency", "USD"));
        checked.remove("verifyFunds");
        assertThat(plain).isEqualTo(checked);
        assertThat(plain.getString("type")).isEqualTo("store");
    }

    private JsonObject tokenization(boolean verify) {
        return sessions.session(verify).getJsonObject("settings").getJsonObject("tokenization");
    }
}
