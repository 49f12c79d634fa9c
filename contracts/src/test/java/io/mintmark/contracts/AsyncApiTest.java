package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mintmark.contracts.testing.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {
    private final JsonNode document = read();

    @Test
    void itHasAChannelForEveryEventAndNoOther() {
        List<String> addresses = new ArrayList<>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.1.0");
        assertThat(addresses)
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aChannelHasThePartitionsAndTheSettingsOfItsTopic(EventType type) {
        JsonNode kafka = channel(type).path("bindings").path("kafka");

        Map<String, String> settings = settings(kafka.path("topicConfiguration"));
        settings.putAll(settings(kafka.path("x-topic-configuration")));
        assertThat(kafka.path("partitions").asInt()).isEqualTo(type.topic().partitions());
        assertThat(kafka.path("replicas").asInt()).isEqualTo(3);
        assertThat(settings).isEqualTo(type.topic().configuration());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void exactlyItsPublisherSendsToAChannel(EventType type) {
        List<String> senders = new ArrayList<>();
        document.path("operations").forEach(operation -> {
            if (follow(operation.path("channel")).equals(channel(type))) {
                assertThat(operation.path("action").asText()).isEqualTo("send");
                assertThat(follow(operation.path("messages").path(0))).isEqualTo(message(type));
                operation
                        .path("tags")
                        .forEach(tag -> senders.add(tag.path("name").asText()));
            }
        });

        assertThat(senders).containsExactly(type.publisher().service());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMessageRefersToTheSchemaAndTheExampleOfItsEvent(EventType type) {
        JsonNode message = message(type);
        JsonNode schema = message.path("payload").path("schema");

        assertThat(message.path("name").asText()).isEqualTo(type.wireName());
        assertThat("/" + message.path("x-example").path("$ref").asText()).isEqualTo(type.exampleResource());
        if (type.isStructured()) {
            JsonNode members = schema.path("allOf").path(1).path("properties");
            assertThat(schema.path("allOf").path(0).path("$ref").asText()).isEqualTo("schemas/cloudevent/1.json");
            assertThat(members.path("type").path("const").asText()).isEqualTo(type.wireName());
            assertThat(members.path("dataschema").path("const").asText()).isEqualTo(type.schemaId());
            schema = members.path("data");
        }
        assertThat("/" + schema.path("$ref").asText()).isEqualTo(type.schemaResource());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMessageNamesTheHeadersOfItsMode(EventType type) {
        JsonNode headers = follow(message(type).path("headers")).path("properties");

        List<String> expected = new ArrayList<>(List.of(CloudEventAttributes.CONTENT_TYPE_HEADER));
        CloudEventAttributes.ALL.stream()
                .filter(name -> type.isStructured() || !CloudEventAttributes.DATACONTENTTYPE.equals(name))
                .map(CloudEventAttributes::header)
                .forEach(expected::add);
        expected.add(CloudEventAttributes.TRACEPARENT);
        String contentType =
                type.isStructured() ? CloudEventAttributes.STRUCTURED_CONTENT_TYPE : CloudEventAttributes.JSON;
        assertThat(headers.properties().stream().map(Map.Entry::getKey)).containsExactlyElementsOf(expected);
        assertThat(headers.path(CloudEventAttributes.CONTENT_TYPE_HEADER)
                        .path("const")
                        .asText())
                .isEqualTo(contentType);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = references(document);

        assertThat(references).hasSizeGreaterThan(EventType.values().length).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(WireJson.resource("/" + reference)).isNotEmpty();
            }
        });
    }

    private JsonNode channel(EventType type) {
        for (JsonNode channel : document.path("channels")) {
            if (type.topic().name().equals(channel.path("address").asText())) {
                return channel;
            }
        }
        throw new AssertionError("no channel for " + type);
    }

    private JsonNode message(EventType type) {
        return follow(channel(type).path("messages").elements().next());
    }

    private JsonNode follow(JsonNode reference) {
        JsonNode found = reference;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static Map<String, String> settings(JsonNode node) {
        Map<String, String> settings = new HashMap<>();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue().isArray() ? entry.getValue().path(0) : entry.getValue();
            settings.put(entry.getKey(), value.asText());
        });
        return settings;
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        if (node.path("$ref").isTextual()) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(WireJson.resource("/asyncapi.yaml"));
        } catch (IOException e) {
            throw new AssertionError("asyncapi.yaml cannot be read", e);
        }
    }
}
