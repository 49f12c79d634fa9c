package io.mintmark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable everybody = RouteTable.ofPublic();
    private final RouteTable services = RouteTable.ofInternal();

    @ParameterizedTest
    @CsvSource({
        "/v1/merchants,                                    SESSION",
        "/v1/merchants/10001/api-keys,                     SESSION",
        "/v1/sessions/ses_1/updates,                       SESSION",
        "/v1/payments,                                     SESSION",
        "/v1/payments/pay_1,                               SESSION",
        "/v1/payments/pay_1/captures,                      SESSION",
        "/v1/payments/pay_1/cancellations,                 SESSION",
        "/v1/payments/pay_1/refunds,                       SESSION",
        "/v1/validations,                                  SESSION",
        "/tokenization/ses_1,                              SESSION",
        "/e/tokenization/ses_1,                            SESSION",
        "/e/embed.js,                                      SESSION",
        "/checkout/ses_1,                                  SESSION",
        "/challenge/pay_1,                                 SESSION",
        "/challenge/pay_1/return,                          SESSION",
        "/qr/ses_1.svg,                                    SESSION",
        "/card/cap_1,                                      VAULT",
        "/card/embed.js,                                   VAULT",
        "/v1/customers/cus_1/payment-instruments/pi_1,     VAULT",
        "/v1/payment-instruments/batch,                    VAULT",
        "/v1/forward,                                      VAULT",
        "/v1/network-tokens/bulk-provision,                NETWORK_TOKEN",
        "/v1/settings/network-tokenization,                NETWORK_TOKEN",
        "/v1/reports/network-tokens,                       NETWORK_TOKEN",
        "/vts/notifications/x,                             NETWORK_TOKEN",
        "/digitization/static/1/0/notifyTokenUpdated,      NETWORK_TOKEN",
        "/v1/webhook-endpoints,                            WEBHOOK",
        "/v1/events/evt_1/redeliveries,                    WEBHOOK",
        "/v1/webhook-deliveries,                           WEBHOOK"
    })
    void publicPathsGoToTheirService(String path, Service service) {
        assertThat(everybody.find(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/cards",
                "/v1/sessionsX",
                "/q/health",
                "/internal/captures",
                "/internal/forward",
                "/internal/payment-instruments/pi_1",
                "/v1/paymentsX",
                "/checkouts/ses_1",
                "/internal/sessions/ses_1/completions",
                "/openapi.json",
                "*"
            })
    void everythingElseIsNobodys(String path) {
        assertThat(everybody.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/card/../internal/captures",
                "/card/%2e%2e/internal/captures",
                "/card/..%2Finternal",
                "/card//internal",
                "/card/;x/internal",
                "/card\\internal",
                "/v1/sessions/./x"
            })
    void aPathThatCouldBeReadInTwoWaysIsNobodys(String path) {
        assertThat(everybody.find(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/captures,                              VAULT",
        "/internal/staged-cards/stc_1/activations,        VAULT",
        "/internal/merchants/10001/customers/cus_1,       VAULT",
        "/internal/forward,                               VAULT",
        "/internal/payment-instruments/pi_1,              VAULT",
        "/internal/sessions/ses_1/completions,            SESSION",
        "/internal/sessions/ses_1/standing,               SESSION",
        "/internal/sessions/ses_1/extensions,             SESSION"
    })
    void servicesReachEachOther(String path, Service service) {
        assertThat(services.find(path)).contains(service);
    }

    @Test
    void theInternalListenerServesNothingElse() {
        assertThat(services.find("/v1/sessions")).isEmpty();
        assertThat(services.find("/internal/merchants//customers")).isEmpty();
        assertThat(services.find("/internal/merchants/10001/keys")).isEmpty();
    }
}
