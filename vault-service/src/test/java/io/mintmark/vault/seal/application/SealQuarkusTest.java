package io.mintmark.vault.seal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.crypto.application.RootKey;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long SEED = 20_261_121;

    private final MerchantId merchant = new MerchantId(77_001);
    private final SealScope scope = new SealScope(merchant.value(), Api.unique("stc_"), Api.unique("ses_"));

    @Inject
    SealCode sealCode;

    @Inject
    OpenSeal openSeal;

    @Inject
    SweepSeals sweep;

    @Inject
    Transactions transactions;

    @Inject
    SealKeyStore store;

    @Inject
    SealUses uses;

    @Inject
    RootKey root;

    @Inject
    SecureRandom random;

    @Inject
    SealConfig config;

    @Inject
    Mode mode;

    @Test
    void aSealedCodeOpensForWhatItWasSealedForAndIsWiped() {
        // given
        SecurityCode code = code("4837");

        // when
        Seal seal = get(sealCode.seal(scope, code));

        // then
        assertThat(digits(get(openSeal.open(seal, scope)))).isEqualTo("4837");
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> code.lend(lent -> lent)))
                .hasMessageContaining("wiped");
        assertThat(seal.toString()).isEqualTo("[seal]");
        assertThat(get(sealCode.seal(scope, code("4837"))).text()).isNotEqualTo(seal.text());
    }

    @Test
    void itEndsAMinuteLaterByTheDatabasesClock() {
        // given
        Instant before = get(transactions.asSystem(store::current)).now();

        // when
        OpenedSeal opened = get(openSeal.open(get(sealCode.seal(scope, code("123"))), scope));

        // then
        assertThat(opened.expiresAt()).isBetween(before.plusSeconds(59), before.plusSeconds(70));
        assertThat(refusal(use(opened, "ver_1", opened.expiresAt())).status()).isEqualTo(410);
        assertThat(refusal(use(opened, "ver_1", opened.expiresAt())).code()).isEqualTo("seal_expired");
        assertThat(Rows.count("seal_use", "seal_id = ?", opened.id())).isZero();
        get(use(opened, "ver_1", opened.expiresAt().minusMillis(1)));
        assertThat(Rows.count("seal_use", "seal_id = ?", opened.id())).isEqualTo(1);
    }

    @Test
    void itOpensForNoOtherMerchantCardOrSession() {
        // given
        Seal seal = get(sealCode.seal(scope, code("123")));

        // when / then
        assertThat(refusal(openSeal.open(seal, new SealScope(77_002, scope.subject(), scope.purpose())))
                        .code())
                .isEqualTo("invalid_seal");
        assertThat(refusal(openSeal.open(seal, new SealScope(merchant.value(), "stc_other", scope.purpose())))
                        .code())
                .isEqualTo("invalid_seal");
        assertThat(refusal(openSeal.open(seal, new SealScope(merchant.value(), scope.subject(), "ses_other")))
                        .code())
                .isEqualTo("invalid_seal");
    }

    @Test
    void aThousandChangedBytesAreAllRefusedItsEndIncluded() {
        // given
        Random dice = new Random(SEED);
        Seal seal = get(sealCode.seal(scope, code("123")));
        byte[] content = Base64.getUrlDecoder().decode(seal.content());
        int refused = 0;

        // when
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = content.clone();
            changed[i % content.length] ^= (byte) (1 + dice.nextInt(255));
            Seal other = new Seal(
                    seal.keyId() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
            refused += refusal(openSeal.open(other, scope)).code().equals("invalid_seal") ? 1 : 0;
        }

        // then
        assertThat(refused).isEqualTo(1_000);
    }

    @Test
    void oneSealServesOneIntentAndItsFallback() {
        // given
        OpenedSeal opened = get(openSeal.open(get(sealCode.seal(scope, code("123"))), scope));
        Instant now = opened.expiresAt().minusSeconds(30);
        get(use(opened, "ver_1", now));

        // when / then
        get(use(opened, "ver_1", now));
        assertThat(refusal(use(opened, "ver_2", now)).code()).isEqualTo("seal_used");
        assertThat(Rows.count("seal_use", "seal_id = ? and intent = 'ver_1'", opened.id()))
                .isEqualTo(1);
    }

    @Test
    void ofTwoIntentsAtOnceOneGetsTheSeal() {
        // given
        OpenedSeal opened = get(openSeal.open(get(sealCode.seal(scope, code("123"))), scope));
        Instant now = opened.expiresAt().minusSeconds(30);
        List<Uni<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            attempts.add(use(opened, "ver_" + i, now)
                    .replaceWith(true)
                    .onFailure(Problem.class)
                    .recoverWithItem(false));
        }

        // when
        List<Boolean> won = get(Uni.join().all(attempts).andFailFast());

        // then
        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void afterItsKeyIsDestroyedNobodyOpensIt() {
        // given
        Seal seal = get(sealCode.seal(scope, code("123")));
        long minute = Long.parseLong(seal.keyId().substring(1));
        assertThat(Rows.count(
                        "seal_key",
                        "minute = ? and destroy_at between now() + interval '59 seconds' and now() + interval '121 seconds'",
                        minute))
                .isEqualTo(1);
        assertThat(digits(get(replica().open(seal, scope)))).isEqualTo("123");
        Rows.change("update seal_key set destroy_at = now() where minute = ?", minute);
        Problem due = refusal(replica().open(seal, scope));

        // when
        get(sweep.sweep());

        // then
        assertThat(due.code()).isEqualTo("seal_expired");
        assertThat(Rows.count("seal_key", "minute = ?", minute)).isZero();
        Problem gone = refusal(replica().open(seal, scope));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.code()).isEqualTo("seal_expired");
    }

    @Test
    void whatSealsWereUsedForIsForgottenWhenTheyHaveEnded() {
        // given
        OpenedSeal ended = get(openSeal.open(get(sealCode.seal(scope, code("123"))), scope));
        OpenedSeal valid = get(openSeal.open(get(sealCode.seal(scope, code("123"))), scope));
        get(use(ended, "ver_1", ended.expiresAt().minusSeconds(1)));
        get(use(valid, "ver_1", valid.expiresAt().minusSeconds(1)));
        Rows.change("update seal_use set used_until = now() where seal_id = ?", ended.id());

        // when
        get(sweep.sweep());

        // then
        assertThat(Rows.count("seal_use", "seal_id = ?", ended.id())).isZero();
        assertThat(Rows.count("seal_use", "seal_id = ?", valid.id())).isEqualTo(1);
    }

    @Test
    void replicasThatBeginAtOnceShareOneKey() {
        // given
        Rows.change("delete from seal_key");
        List<Uni<SealKeys.Current>> beginnings = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            beginnings.add(keys().current());
        }

        // when
        List<SealKeys.Current> keys = get(Uni.join().all(beginnings).andFailFast());

        // then
        List<String> minutes =
                keys.stream().map(SealKeys.Current::id).distinct().toList();
        // A minute may end just then.
        assertThat(minutes).hasSizeBetween(1, 2);
        assertThat(Rows.count("seal_key", "true")).isEqualTo(minutes.size());
        byte[] code = "123".getBytes(StandardCharsets.US_ASCII);
        for (SealKeys.Current one : keys) {
            SealContent content = SealContent.seal(
                    one.key(),
                    mode.label(),
                    one.id(),
                    scope,
                    new byte[16],
                    one.now().plusSeconds(60),
                    code);
            Seal seal = new Seal(one.id() + "." + content.toBase64Url());
            assertThat(digits(get(replica().open(seal, scope)))).isEqualTo("123");
        }
    }

    @Test
    void aKeyThatWasPutInAnothersPlaceDoesNotOpen() {
        // given
        Seal seal = get(sealCode.seal(scope, code("123")));
        long minute = Long.parseLong(seal.keyId().substring(1));
        Rows.change(
                "insert into seal_key select 1, root_key_id, wrapped, destroy_at from seal_key where minute = ?"
                        + " on conflict (minute) do update set wrapped = excluded.wrapped",
                minute);

        // when
        Throwable refused = catchThrowableOfType(
                RuntimeException.class, () -> get(replica().open(new Seal("k1." + seal.content()), scope)));

        // then
        assertThat(refused).isInstanceOf(io.mintmark.vault.crypto.domain.NotAuthentic.class);
        Rows.change("delete from seal_key where minute = 1");
    }

    /** A replica that has just started. */
    private OpenSeal replica() {
        return new OpenSeal(keys(), uses, mode);
    }

    private SealKeys keys() {
        return new SealKeys(transactions, store, root, random, config, mode);
    }

    private Uni<Void> use(OpenedSeal seal, String intent, Instant now) {
        return transactions.asMerchant(merchant, tx -> openSeal.use(tx, merchant, seal, intent, now));
    }

    private static String digits(OpenedSeal opened) {
        return opened.code().lend(digits -> new String(digits, StandardCharsets.US_ASCII));
    }

    private static SecurityCode code(String digits) {
        return SecurityCode.of(digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static Problem refusal(Uni<?> uni) {
        return catchThrowableOfType(Problem.class, () -> get(uni));
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
