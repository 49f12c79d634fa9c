package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.testing.WireContract;
import io.mintmark.contracts.testing.WireJson;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
    @ParameterizedTest
    @EnumSource(EventType.class)
    void anExampleKeepsTheContractOfItsTopic(EventType type) {
        Examples example = Examples.of(type);

        JsonNode data = WireContract.verify(type.topic().name(), example.key(), example.headers(), example.value());

        assertThat(data).isEqualTo(example.data());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aRecordReadFromAnExampleIsWrittenBackAsTheExample(EventType type) throws JsonProcessingException {
        JsonNode example = Examples.of(type).data();

        Record data = WireJson.mapper().treeToValue(example, type.dataType());

        // As text: the order of members is part of what readers of logs and documents see.
        assertThat(WireJson.mapper().writeValueAsString(data)).isEqualTo(example.toString());
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_ALL, names = "PAYMENT_(?!INSTRUMENT).*")
    void anAmountHasTheDecimalsOfItsCurrency(EventType type) {
        assertThat(Examples.of(type).data().at("/payment/amount"))
                .hasToString("""
                {"total":100.00,"value":10000,"currency":"UYU"}""");
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_NONE, names = ".*_STATE")
    void anExampleNamesItsAttributesInTheOrderOfTheContract(EventType type) {
        Iterator<String> names = Examples.of(type).file().fieldNames();

        List<String> attributes = StreamSupport.stream(((Iterable<String>) () -> names).spliterator(), false)
                .filter(name -> !CloudEventAttributes.DATA.equals(name))
                .toList();
        assertThat(attributes).isEqualTo(CloudEventAttributes.ALL);
    }
}
