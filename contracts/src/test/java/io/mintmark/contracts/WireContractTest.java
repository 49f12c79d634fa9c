package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.testing.WireContract;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The check that others rely on must itself be able to fail. */
class WireContractTest {
    private static final Examples EXAMPLE = Examples.of(EventType.PAYMENT_INSTRUMENT_CREATED);
    private static final Examples STATE = Examples.of(EventType.PAYMENT_INSTRUMENT_STATE);

    @Test
    void aLeakedMemberIsFound() {
        ObjectNode leaking = EXAMPLE.file().deepCopy();
        ((ObjectNode) leaking.at("/data/paymentInstrument/card")).put("cardholderName", "A Payer");

        refused(EXAMPLE.key(), EXAMPLE.headers(), bytes(leaking), "cardholderName");
    }

    @Test
    void aCardNumberInAFreeFieldIsFound() {
        ObjectNode leaking = EXAMPLE.file().deepCopy();
        ((ObjectNode) leaking.at("/data/paymentInstrument/metadata")).put("note", "card 4111 1111 1111 1111");

        refused(EXAMPLE.key(), EXAMPLE.headers(), bytes(leaking), "looks like a card number");
    }

    /** One in a thousand does: a merchant's reference must not look like a leak by chance. */
    @Test
    void aUuidWithTheDigitsOfACardNumberIsNone() {
        ObjectNode event = EXAMPLE.file().deepCopy();
        ((ObjectNode) event.at("/data/paymentInstrument/metadata"))
                .put("order", "order-abcdefab-4242-4242-4242-abcdefabcdef");

        assertThat(WireContract.verify("payment_instrument.created", EXAMPLE.key(), EXAMPLE.headers(), bytes(event)))
                .isEqualTo(event.get("data"));
    }

    @Test
    void headersThatDifferFromTheEnvelopeAreFound() {
        Map<String, String> headers = new HashMap<>(EXAMPLE.headers());
        headers.put("ce_sequence", CloudEventAttributes.sequence(9));

        refused(EXAMPLE.key(), headers, EXAMPLE.value(), "headers and members differ");
    }

    @Test
    void anAttributeThatTheContractDoesNotNameIsFound() {
        ObjectNode event = EXAMPLE.file().deepCopy();
        event.put("payerhint", "x");
        Map<String, String> headers = new HashMap<>(EXAMPLE.headers());
        headers.put("ce_payerhint", "x");

        refused(EXAMPLE.key(), headers, bytes(event), "payerhint");
    }

    @Test
    void anotherKeyThanTheSubjectIsFound() {
        refused("pi_other", EXAMPLE.headers(), EXAMPLE.value(), "subject is not pi_other");
    }

    @Test
    void aTombstoneStandsOnCompactedTopicsOnly() {
        refused(EXAMPLE.key(), EXAMPLE.headers(), null, "tombstone");

        assertThat(WireContract.verify("payment_instrument.state", STATE.key(), STATE.headers(), null))
                .isNull();
    }

    @Test
    void aTopicThatTheContractDoesNotNameIsRefused() {
        assertThatThrownBy(() -> WireContract.verify("session.invented", "x", Map.of(), null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no event of the contract is named session.invented");
    }

    private static void refused(String key, Map<String, String> headers, byte @Nullable [] value, String because) {
        assertThatThrownBy(() -> WireContract.verify("payment_instrument.created", key, headers, value))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
