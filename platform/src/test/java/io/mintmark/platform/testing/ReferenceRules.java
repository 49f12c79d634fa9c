package io.mintmark.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every service's part of the API's reference must say. Each rule first shows that it has operations to judge. */
public final class ReferenceRules {
    private static final Path FILES = Path.of("src", "main", "resources", "openapi");
    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";
    /** So long a row of digits could be a card number, and no operation described so far takes or shows one. */
    private static final Pattern LIKE_A_CARD_NUMBER = Pattern.compile("(?<![0-9a-z])[0-9]{12,19}(?![0-9a-z])");

    private static final Set<String> PUBLISHED = Set.of("4242424242424242", "4111111111111111", "5555555555554444");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private record Described(String verb, String path, JsonNode node) {
        private String id() {
            return node.path("operationId").asText();
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private final JsonNode document;
    private final List<Described> operations = new ArrayList<>();

    private ReferenceRules(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> operations.add(new Described(verb.getKey(), path.getKey(), verb.getValue()))));
        assertThat(operations).as("described operations").isNotEmpty();
    }

    /** The rules over the document that a service serves. */
    public static ReferenceRules of(String json) {
        try {
            return new ReferenceRules(MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("the document is not JSON", broken);
        }
    }

    /** All rules below. */
    public void check() {
        onlyTheApiIsDescribed();
        everyReferenceLeadsSomewhere();
        everyOperationHasANameAndASummary();
        everyOperationSaysWhoMayCallIt();
        everyBodyHasAnExampleThatFitsItsSchema();
        everyProblemHasAnExampleThatFitsItsSchema();
        noFileIsLeftOver();
        noExampleHoldsACardNumber();
    }

    /** OpenAPI 3.1, and neither internal endpoints nor the payer's pages. */
    public void onlyTheApiIsDescribed() {
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        assertThat(operations).extracting(Described::path).allMatch(path -> path.startsWith("/v1/"));
    }

    /** No {@code $ref} hangs in the air. */
    public void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    /** {@code @Operation(operationId, summary)} stands on the method. */
    public void everyOperationHasANameAndASummary() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.id()).as("operationId of " + operation).matches("[a-z][A-Za-z]+");
            assertThat(operation.node().path("summary").asText())
                    .as("summary of " + operation)
                    .isNotBlank();
        });
        assertThat(operations).extracting(Described::id).doesNotHaveDuplicates();
    }

    /** No operation is open to everybody. */
    public void everyOperationSaysWhoMayCallIt() {
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.node().path("security"))
                        .as("security of " + operation)
                        .isNotEmpty());
    }

    /** {@code openapi/examples/<operation id>.request.json} and {@code .response.json} are there, and true. */
    public void everyBodyHasAnExampleThatFitsItsSchema() {
        assertThat(operations).allSatisfy(operation -> {
            JsonNode request =
                    operation.node().path("requestBody").path("content").path(JSON);
            JsonNode answer = success(operation).path("content").path(JSON);
            if (!request.isMissingNode()) {
                assertFit(operation + " request", request);
            }
            if (!answer.isMissingNode()) {
                assertFit(operation + " answer", answer);
            }
        });
    }

    private void assertFit(String what, JsonNode body) {
        if (body.path("examples").isEmpty()) {
            assertFits(what, body.path("schema"), body.path("example"));
        }
        body.path("examples").forEach(example -> assertFits(what, body.path("schema"), example.path("value")));
    }

    /** There may be several, such as for what was there already, but they have one body. */
    private static JsonNode success(Described operation) {
        List<JsonNode> good = operation.node().path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(java.util.Map.Entry::getValue)
                .toList();
        assertThat(good.stream().map(answer -> answer.path("content")).distinct())
                .as("bodies of the good answers of " + operation)
                .hasSize(1);
        return good.get(0);
    }

    /** Those of all operations and those of one, from {@code openapi/examples/<operation id>.problems.json}. */
    public void everyProblemHasAnExampleThatFitsItsSchema() {
        assertThat(operations).allSatisfy(operation -> operation
                .node()
                .path("responses")
                .properties()
                .forEach(response -> {
                    if (!response.getKey().startsWith("2")) {
                        JsonNode body = response.getValue().path("content").path(PROBLEM_JSON);
                        assertThat(body.path("examples"))
                                .as(operation + " " + response.getKey())
                                .isNotEmpty();
                        body.path("examples")
                                .forEach(example -> assertFits(
                                        operation + " " + response.getKey(),
                                        body.path("schema"),
                                        followed(example).path("value")));
                    }
                }));
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Every file names an operation or a schema that there is. */
    public void noFileIsLeftOver() {
        Set<String> ids = operations.stream().map(Described::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(namesIn(FILES.resolve("examples"))).as("examples").isSubsetOf(ids);
        Set<String> schemas = new TreeSet<>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(schemas::add);
        assertThat(namesIn(FILES.resolve("schemas"))).as("schemas").isSubsetOf(schemas);
        schemas.forEach(this::describedPropertiesAreThere);
    }

    private void describedPropertiesAreThere(String schema) {
        try (InputStream file = getClass().getResourceAsStream("/openapi/schemas/" + schema + ".json")) {
            if (file != null) {
                Set<String> described = new TreeSet<>();
                MAPPER.readTree(file).path("properties").fieldNames().forEachRemaining(described::add);
                Set<String> there = new TreeSet<>();
                document.at("/components/schemas/" + schema + "/properties")
                        .fieldNames()
                        .forEachRemaining(there::add);
                assertThat(described).as("openapi/schemas/" + schema).isSubsetOf(there);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Published test numbers apart. */
    public void noExampleHoldsACardNumber() {
        List<String> found = LIKE_A_CARD_NUMBER
                .matcher(document.toString())
                .results()
                .map(match -> match.group())
                .filter(digits -> !PUBLISHED.contains(digits))
                .toList();
        assertThat(found).isEmpty();
    }

    private void assertFits(String what, JsonNode schema, JsonNode example) {
        assertThat(example.isMissingNode()).as("there is no example: " + what).isFalse();
        ObjectNode whole = MAPPER.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        JsonNode components = document.path("components").deepCopy();
        close(components.path("schemas"));
        whole.set("components", components);
        Set<ValidationMessage> faults = SCHEMAS.getSchema(whole, STRICT).validate(example);
        assertThat(faults).as(what).isEmpty();
    }

    /** An example shows nothing that the reference does not describe. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ReferenceRules::close);
    }
}
