package io.mintmark.vault.card.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.vault.card.application.ReadCard.Wanted;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCardTest {
    private static final Wanted ANY = new Wanted(null, true, false, ReadCard.Address.HIDDEN);

    private static final Wanted WITH_CODE = new Wanted(null, true, true, ReadCard.Address.HIDDEN);

    private final ReadCard sandbox = reader(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=4111111111111111&expiry=12%2F30&name=Ana+P%C3%A9rez",
                "expiry=1230&name=Ana%20P%c3%a9rez&number=4111+1111+1111+1111",
                "number=4111-1111-1111-1111&expiry=12+%2F+2030&name=+Ana+P%C3%A9rez+&unknown=1",
                "number=4111%C2%A01111%C2%A01111%C2%A01111&expiry=12%2F30&name=Ana+P%C3%A9rez",
            })
    void aCardIsReadAsPeopleTypeIt(String form) {
        // when
        CardReading reading = read(sandbox, form, ANY);

        // then
        CardEntry card = Objects.requireNonNull(reading.card());
        assertThat(reading.faults()).isEmpty();
        assertThat(card.pan().last4()).isEqualTo("1111");
        assertThat(card.pan().length()).isEqualTo(16);
        assertThat(card.expiry()).isEqualTo(new CardExpiry(12, 2030));
        assertThat(card.holder()).isEqualTo("Ana Pérez");
    }

    @ParameterizedTest
    @CsvSource({
        "'',NUMBER_MISSING",
        "4111111111111112,NUMBER_MISTYPED",
        "41111111,NUMBER_LENGTH",
        "411111111111111111111,NUMBER_LENGTH",
        "378282246310005000,NUMBER_LENGTH",
        "4111x11111111111,NUMBER_NOT_DIGITS",
        "4999999999999996,NUMBER_NOT_TEST",
    })
    void aNumberIsRefusedForItsReason(String number, EntryFault fault) {
        // when
        CardReading reading = read(sandbox, "number=" + number + "&expiry=12%2F30&name=Ana", ANY);

        // then
        assertThat(reading.card()).isNull();
        assertThat(reading.faults()).containsExactly(fault);
        assertThat(reading.expiry()).isEqualTo("12/30");
        assertThat(reading.name()).isEqualTo("Ana");
    }

    @Test
    void liveModeRefusesTestCards() {
        // when
        CardReading reading = read(reader(true), "number=4111111111111111&expiry=12%2F30&name=Ana", ANY);

        // then
        assertThat(reading.faults()).containsExactly(EntryFault.NUMBER_TEST);
    }

    @ParameterizedTest
    @CsvSource({"'',EXPIRY_MISSING", "13%2F30,EXPIRY_INVALID", "10%2F26,EXPIRY_PAST", "01%2F99,EXPIRY_INVALID"})
    void anExpiryIsRefusedForItsReason(String expiry, EntryFault fault) {
        // when
        CardReading reading = read(sandbox, "number=4111111111111111&name=Ana&expiry=" + expiry, ANY);

        // then
        assertThat(reading.faults()).containsExactly(fault);
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFields() {
        // when
        CardReading reading = read(sandbox, "", ANY);

        // then
        assertThat(reading.faults())
                .containsExactly(EntryFault.NUMBER_MISSING, EntryFault.EXPIRY_MISSING, EntryFault.NAME_MISSING);
    }

    @Test
    void aNameIsOptionalWhereThePageSaysSo() {
        // when
        CardReading reading = read(
                sandbox,
                "number=4111111111111111&expiry=12%2F30",
                new Wanted(null, false, false, ReadCard.Address.HIDDEN));

        // then
        assertThat(Objects.requireNonNull(reading.card()).holder()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111,123,",
        "4111111111111111,+1+2+3+,",
        "378282246310005,1234,",
        "4111111111111111,'',CODE_MISSING",
        "4111111111111111,1234,CODE_INVALID",
        "4111111111111111,12,CODE_INVALID",
        "4111111111111111,12a,CODE_INVALID",
        "378282246310005,123,CODE_INVALID",
    })
    void aSecurityCodeHasTheLengthOfItsBrand(String number, String code, EntryFault fault) {
        // when
        CardReading reading =
                read(sandbox, "number=" + number + "&securityCode=" + code + "&expiry=12%2F30&name=Ana", WITH_CODE);

        // then
        if (fault == null) {
            assertThat(reading.faults()).isEmpty();
            assertThat(Objects.requireNonNull(reading.securityCode())
                            .<String>lend(digits -> new String(digits, StandardCharsets.US_ASCII)))
                    .isEqualTo(code.replace("+", ""));
        } else {
            assertThat(reading.faults()).containsExactly(fault);
            assertThat(reading.securityCode()).isNull();
        }
    }

    @Test
    void aSecurityCodeThatNobodyAskedForIsNotRead() {
        // when
        CardReading reading = read(sandbox, "number=4111111111111111&securityCode=123&expiry=12%2F30&name=Ana", ANY);

        // then
        assertThat(reading.card()).isNotNull();
        assertThat(reading.securityCode()).isNull();
    }

    @Test
    void withoutAKnownNumberACodeOfEitherLengthWillDo() {
        assertThat(read(sandbox, "securityCode=1234&expiry=12%2F30&name=Ana", WITH_CODE)
                        .faults())
                .containsExactly(EntryFault.NUMBER_MISSING);
    }

    @Test
    void theCodeOfASavedCardIsReadAlone() {
        // given
        ReadSecurityCode read = new ReadSecurityCode(Tables.bins());
        byte[] form = bytes("securityCode=1234");

        // when
        ReadSecurityCode.Reading amex = read.read(form, "amex");

        // then
        assertThat(amex.code()).isNotNull();
        assertThat(amex.fault()).isNull();
        assertThat(form).containsOnly(0);
        assertThat(read.read(bytes("securityCode=1234"), "visa").fault()).isEqualTo(EntryFault.CODE_INVALID);
        assertThat(read.read(bytes(""), "visa").fault()).isEqualTo(EntryFault.CODE_MISSING);
    }

    @Test
    void aNumberInTheWrongFieldIsNeitherKeptNorShownAgain() {
        // when
        CardReading reading =
                read(sandbox, "number=4111111111111112&expiry=4111111111111111&name=4111+1111+1111+1111", ANY);

        // then
        assertThat(reading.faults())
                .containsExactly(EntryFault.NUMBER_MISTYPED, EntryFault.EXPIRY_INVALID, EntryFault.NAME_INVALID);
        assertThat(reading.expiry()).isEmpty();
        assertThat(reading.name()).isEmpty();
    }

    @Test
    void aListOfKindsRefusesOtherKindsAndCardsOfUnknownKind() {
        // given
        Wanted debitOnly = new Wanted(Set.of("debit"), true, false, ReadCard.Address.HIDDEN);

        // when / then
        assertThat(read(sandbox, "number=4111111111111111&expiry=12%2F30&name=Ana", debitOnly)
                        .faults())
                .containsExactly(EntryFault.KIND_NOT_ALLOWED);
        assertThat(read(sandbox, "number=4539097887163333&expiry=12%2F30&name=Ana", debitOnly)
                        .faults())
                .containsExactly(EntryFault.KIND_NOT_ALLOWED);
        assertThat(read(sandbox, "number=4000056655665556&expiry=12%2F30&name=Ana", debitOnly)
                        .faults())
                .isEmpty();
    }

    @Test
    void theFormIsWipedWhateverCameOfIt() {
        // given
        byte[] accepted = bytes("number=4111111111111111&expiry=12%2F30&name=Ana");
        byte[] refused = bytes("number=4111111111111112&expiry=12%2F30&name=Ana");

        // when
        sandbox.read(accepted, ANY);
        sandbox.read(refused, ANY);

        // then
        assertThat(accepted).containsOnly(0);
        assertThat(refused).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number=%", "number=%4", "number=%zz", "&&&=&number", "number=&number=4111111111111111"})
    void aBrokenFormIsRefusedNotFailed(String form) {
        assertThat(read(sandbox, form, ANY).card()).isNull();
    }

    private static ReadCard reader(boolean live) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z"));
        return new ReadCard(Tables.acceptedNumbers(live), Tables.bins(), clock);
    }

    private static CardReading read(ReadCard reader, String form, Wanted wanted) {
        return reader.read(bytes(form), wanted);
    }

    private static byte[] bytes(String form) {
        return form.getBytes(StandardCharsets.UTF_8);
    }
}
