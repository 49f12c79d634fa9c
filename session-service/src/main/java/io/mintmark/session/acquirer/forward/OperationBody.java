package io.mintmark.session.acquirer.forward;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.acquirer.domain.Challenge;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Operation.State;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.StepKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation on the acquirer's wire. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OperationBody(
        @Nullable String reference,
        @Nullable String type,
        @Nullable String result,
        @Nullable String state,
        @Nullable String responseCode,
        @Nullable String authorizationCode,
        @Nullable String networkTransactionId,
        @Nullable String securityCodeResult,
        @Nullable String avsResult,
        @Nullable AuthenticationBody authentication,
        @Nullable String challengeUrl,
        @Nullable Card card,
        @Nullable String error) {
    private static final Pattern BRAND = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");

    /** What an acquirer tells of a card that we do not know. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Card(@Nullable String brand, @Nullable String last4) {
        /** Empty for what may not be told of a card, or is no such thing. */
        Optional<Operation.Card> read() {
            return brand != null
                            && last4 != null
                            && BRAND.matcher(brand).matches()
                            && LAST4.matcher(last4).matches()
                    ? Optional.of(new Operation.Card(brand, last4))
                    : Optional.empty();
        }
    }

    /** How the payer was authenticated. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuthenticationBody(@Nullable String status, @Nullable String eci, @Nullable String transactionId) {
        Optional<Authentication> known() {
            return Authentication.Status.ofLabel(status).map(how -> new Authentication(how, eci, transactionId));
        }
    }

    /** The challenge that an authorization waits for; empty for any other answer. */
    Optional<Challenge> challenge(Reference step, StepKind kind, ChallengePages pages) {
        boolean waits = step.value().equals(reference)
                && kind == StepKind.AUTHORIZATION
                && kind.label().equals(type)
                && "challenge".equals(result);
        return waits
                ? Optional.of(new Challenge(
                        pages.accept(challengeUrl),
                        Optional.ofNullable(authentication)
                                .flatMap(AuthenticationBody::known)
                                .orElse(new Authentication(Authentication.Status.CHALLENGE, null, null))))
                : Optional.empty();
    }

    /** What it says of this step; empty for what is not an answer to it, for that tells us nothing. */
    Optional<Operation> about(Reference step, StepKind kind) {
        boolean readable = step.value().equals(reference)
                && kind.label().equals(type)
                && responseCode != null
                && ("approved".equals(result) || "declined".equals(result));
        return readable
                ? Optional.of(new Operation(
                        step,
                        "approved".equals(result),
                        stateOf(state),
                        String.valueOf(responseCode),
                        authorizationCode,
                        networkTransactionId,
                        securityCodeResult,
                        avsResult,
                        Optional.ofNullable(authentication)
                                .flatMap(AuthenticationBody::known)
                                .orElse(null),
                        Optional.ofNullable(card).flatMap(Card::read).orElse(null)))
                : Optional.empty();
    }

    private static State stateOf(@Nullable String label) {
        for (State known : State.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(label)) {
                return known;
            }
        }
        return State.NONE;
    }
}
