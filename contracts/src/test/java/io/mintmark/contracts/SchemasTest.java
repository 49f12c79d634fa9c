package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.contracts.testing.WireSchemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {
    private static final Set<String> NEVER = Set.of(
            "number",
            "pan",
            "cvc",
            "cvv",
            "securitycode",
            "cryptogram",
            "email",
            "par",
            "phone",
            "secret",
            "pin",
            "track",
            "document",
            "cardholdername",
            "tokennumber");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaSaysOfItselfWhatTheCodeSays(EventType type) {
        JsonNode schema = WireSchemas.read(type.schemaResource());

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo(type.schemaId());
        assertThat(schema.path("title").asText()).isEqualTo(type.wireName());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaAndItsRecordDescribeTheSame(EventType type) {
        List<String> differences = RecordAgainstSchema.differences(type);

        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aPublishedSchemaLetsMembersBeAddedAndTheClosedOneFindsThem(EventType type) {
        ObjectNode data = Examples.of(type).data().deepCopy();
        data.put("addedLater", true);
        ((ObjectNode) data.elements().next()).put("addedWithin", 1);

        assertThat(WireSchemas.violations(type, data)).isEmpty();
        assertThat(WireSchemas.closedViolations(type, data))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("addedLater"))
                .anyMatch(fault -> fault.contains("addedWithin"));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyMemberOfTodayIsRequired(EventType type) {
        ObjectNode example = Examples.of(type).data().deepCopy();

        for (String member : names(example)) {
            ObjectNode without = example.deepCopy();
            without.remove(member);
            assertThat(WireSchemas.violations(type, without)).hasSize(1).allMatch(fault -> fault.contains(member));
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void noMemberIsNamedAfterWhatMustNotTravel(EventType type) {
        JsonNode schema = WireSchemas.read(type.schemaResource());
        Set<String> members = members(withoutResults(schema));

        assertThat(members).isNotEmpty().noneMatch(name -> NEVER.contains(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** An attempt says how a code compared, in a letter; never the code. */
    private static JsonNode withoutResults(JsonNode schema) {
        JsonNode results = schema.at("/$defs/attempt/properties");
        if (results instanceof ObjectNode attempt) {
            assertThat(attempt.remove("cvc").path("enum").toString()).isEqualTo("[\"M\",\"N\",\"P\",\"U\",null]");
        }
        return schema;
    }

    @Test
    void whatSchemasShareIsTheSameInAll() {
        Map<String, JsonNode> seen = new HashMap<>();

        for (EventType type : EventType.values()) {
            WireSchemas.read(type.schemaResource()).path("$defs").properties().forEach(definition -> {
                JsonNode first = seen.putIfAbsent(definition.getKey(), definition.getValue());
                assertThat(definition.getValue())
                        .as("%s in %s", definition.getKey(), type)
                        .isEqualTo(first == null ? definition.getValue() : first);
            });
        }

        assertThat(seen).containsKeys("session", "paymentInstrument", "card", "merchant");
    }

    @Test
    void theEnvelopeHasTheAttributesThatTheCodeNames() {
        JsonNode envelope = WireSchemas.read(WireSchemas.ENVELOPE);

        assertThat(names(envelope.path("properties"))).isEqualTo(CloudEventAttributes.ALL);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Set<String> members(JsonNode schema) {
        Set<String> members = new TreeSet<>(names(schema.path("properties")));
        schema.forEach(child -> members.addAll(members(child)));
        return members;
    }
}
