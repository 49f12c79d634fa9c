package io.mintmark.endtoend.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.tenancy.Cell.Thing;
import io.mintmark.endtoend.tenancy.Cell.Wall;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each endpoint × what belongs to another merchant. */
@Order(2)
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyIT {
    private final Platform platform;
    private final MerchantSite site = new MerchantSite();
    private final Belongings owner;
    private final Belongings stranger;
    private final Map<String, Service> endpoints;

    TenancyIT(Platform platform) throws IOException {
        this.platform = platform;
        this.owner = Belongings.make(platform, site, "Owner");
        this.stranger = Belongings.make(platform, site, "Stranger");
        this.endpoints = PackagedEndpoints.find();
    }

    @BeforeAll
    void everythingThatIsTriedIsThere() {
        assertThat(owner.seen()).allSatisfy(answer -> assertThat(answer).startsWith("200 "));
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void everyEndpointHasACell() {
        assertThat(Matrix.cells().map(Cell::endpoint)).containsExactlyInAnyOrderElementsOf(endpoints.keySet());
    }

    @Test
    void everyVariableOfAPathStandsForSomething() {
        assertThat(Matrix.cells().filter(cell -> cell.wall() != Wall.PUBLIC))
                .allSatisfy(cell ->
                        assertThat(owner.fill(cell.path(), cell.things())).doesNotContain("{"));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void aForeignIdIsUnknown(Cell cell) {
        // given
        List<String> before = owner.seen();

        // when
        Answer answer = stranger.merchant().call(cell.method(), owner.fill(cell.path(), cell.things()), cell.body());

        // then
        assertIsUnknown(answer);
        assertThat(owner.seen()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void aForeignIdBelowOnesOwnIsUnknown(Cell cell) {
        // given
        List<String> before = owner.seen();
        String path = stranger.fill(
                cell.path(), cell.things().subList(0, cell.things().size() - 1));

        // when
        Answer answer = stranger.merchant().call(cell.method(), owner.fill(path, last(cell)), cell.body());

        // then
        assertIsUnknown(answer);
        assertThat(owner.seen()).isEqualTo(before);
    }

    private static List<Thing> last(Cell cell) {
        return List.of(cell.things().get(cell.things().size() - 1));
    }

    private static void assertIsUnknown(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @MethodSource("ownLists")
    void aListHoldsOnesOwnAlone(Cell cell) {
        // when
        List<String> mine = idsIn(stranger, cell.path());
        List<String> theirs = idsIn(owner, cell.path());

        // then
        assertThat(theirs).isNotEmpty();
        assertThat(mine).isNotEmpty().doesNotContainAnyElementsOf(theirs);
    }

    private static List<String> idsIn(Belongings belongings, String path) {
        JsonNode list =
                belongings.merchant().call("GET", path + "?limit=100", null).json();
        return list.path("data").findValuesAsText("id").stream()
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sessions?customerId=CUSTOMER",
                "/v1/payment-instruments?customerId=CUSTOMER",
                "/v1/payments?paymentInstrument=INSTRUMENT",
                "/v1/webhook-deliveries?event=EVENT",
                "/v1/webhook-deliveries?endpoint=ENDPOINT",
            })
    void aFilterByAForeignIdFindsNothing(String query) {
        // given
        String path = query;
        for (Thing thing : Thing.values()) {
            path = path.replace(thing.name(), owner.id(thing));
        }

        // when
        JsonNode mine = stranger.merchant().call("GET", path, null).json();
        JsonNode theirs = owner.merchant().call("GET", path, null).json();

        // then
        assertThat(theirs.path("data")).isNotEmpty();
        assertThat(mine.path("data").isArray()).isTrue();
        assertThat(mine.path("data")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ownMakings")
    void whatIsMadeIsUnknownToOthers(Cell cell) {
        // when
        Answer made = stranger.merchant()
                .call(cell.method(), cell.path(), stranger.withIds(Objects.requireNonNull(cell.body())));

        // then
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String address = cell.path() + "/" + made.json().path("id").asText();
        assertThat(stranger.merchant().call("GET", address, null).status()).isEqualTo(200);
        assertIsUnknown(owner.merchant().call("GET", address, null));
    }

    @ParameterizedTest
    @MethodSource("ownNamings")
    void whatIsNamedOfAnotherMerchantIsUnknown(Cell cell) {
        // given
        String body = Objects.requireNonNull(cell.body());
        String nothing = "pi_" + "0".repeat(26);

        // when
        Answer foreign = stranger.merchant().call(cell.method(), cell.path(), owner.withIds(body));
        Answer nobody = stranger.merchant().call(cell.method(), cell.path(), body.replace("INSTRUMENT", nothing));
        Answer own = stranger.merchant().call(cell.method(), cell.path(), stranger.withIds(body));

        // then
        assertThat(foreign.status()).as(foreign.text()).isEqualTo(404);
        for (String member : List.of("status", "code", "detail", "errors")) {
            assertThat(foreign.json().path(member))
                    .as(member)
                    .isEqualTo(nobody.json().path(member));
        }
        assertThat(own.status()).as(own.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("ownBatches")
    void whatABatchMakesIsUnknownToOthersAndNamesNothingOfTheirs(Cell cell) {
        // when
        String body = Objects.requireNonNull(cell.body());
        JsonNode mine = stranger.merchant()
                .call(cell.method(), cell.path(), stranger.withIds(body))
                .json();
        JsonNode foreign = stranger.merchant()
                .call(cell.method(), cell.path(), owner.withIds(body))
                .json();

        // then
        String id = mine.path("results")
                .path(0)
                .path("paymentInstrument")
                .path("id")
                .asText();
        assertThat(id).startsWith("pi_");
        assertIsUnknown(owner.merchant().call("GET", "/v1/payment-instruments/" + id, null));
        assertThat(foreign.path("results").path(0).path("error").path("code").asText())
                .isEqualTo("unknown_customer");
    }

    @Test
    void aForeignCardPaysAsLittleAsOneThatIsNotThere() {
        // when
        JsonNode foreign = pay(owner.id(Thing.INSTRUMENT));
        JsonNode nobody = pay("pi_" + "0".repeat(26));

        // then
        assertThat(foreign.path("status").asInt()).isEqualTo(404);
        assertThat(foreign.path("code").asText()).isEqualTo("unknown_payment_instrument");
        assertThat(foreign.path("detail")).isEqualTo(nobody.path("detail"));
        assertThat(foreign.path("errors")).isEqualTo(nobody.path("errors"));
    }

    private JsonNode pay(String token) {
        return stranger.merchant()
                .call(
                        "POST",
                        "/v1/payments",
                        Belongings.payment("grab-" + token).replace("INSTRUMENT", token))
                .json();
    }

    @Test
    void aSessionForAForeignCustomerIsRefusedAsForOneThatIsNotThere() {
        // when
        JsonNode foreign = openSessionFor(owner.id(Thing.CUSTOMER));
        JsonNode nobody = openSessionFor("cus_" + "0".repeat(26));

        // then
        assertThat(foreign.path("status").asInt()).isEqualTo(422);
        assertThat(foreign.path("code").asText()).isEqualTo("unknown_customer");
        assertThat(foreign.path("detail")).isEqualTo(nobody.path("detail"));
        assertThat(foreign.path("errors")).isEqualTo(nobody.path("errors"));
    }

    private JsonNode openSessionFor(String customer) {
        return stranger.merchant()
                .call(
                        "POST",
                        "/v1/sessions",
                        "{\"referenceId\": \"grab\", \"type\": \"tokenization\", \"customerId\": \"" + customer + "\"}")
                .json();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void whatIsForOperatorsIsRefusedToMerchants(Cell cell) {
        // given
        List<String> before = owner.seen();

        // when
        Answer answer = stranger.merchant().call(cell.method(), owner.fill(cell.path(), cell.things()), cell.body());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(owner.seen()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("internals")
    void whatIsForServicesIsUnknownOutsideAndRefusedInside(Cell cell) {
        // given
        String path = owner.fill(cell.path(), cell.things());
        Service service = Objects.requireNonNull(endpoints.get(cell.endpoint()));
        String process = Objects.requireNonNull(platform.connection().services().get(service))
                .get(0)
                .url();
        String key = owner.merchant().authorization();

        // when
        Answer outside = owner.merchant().call(cell.method(), path, cell.body());
        Answer inside = platform.api().call(process, cell.method(), path, key, cell.body());
        Answer nobody = platform.api().call(process, cell.method(), path, null, cell.body());

        // then
        assertIsUnknown(outside);
        assertThat(inside.status()).as(inside.text()).isEqualTo(403);
        assertThat(nobody.status()).as(nobody.text()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("links")
    void aLinkOpensNothingWithoutItsOwnSecret(Cell cell) {
        // given
        List<String> before = owner.seen();
        String path = owner.fill(cell.path(), cell.things());
        String foreignSecret = cell.isBySessionLink() ? query(stranger.link()) : query(stranger.cardPage());

        // when
        Answer without = visit(cell.method(), path);
        Answer withAnother = visit(cell.method(), path + "?" + foreignSecret);

        // then
        assertThat(without.status()).isEqualTo(404);
        assertThat(withAnother.status()).isEqualTo(404);
        assertThat(owner.seen()).isEqualTo(before);
    }

    private static String query(String address) {
        return URI.create(address).getRawQuery();
    }

    private Answer visit(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.baseUrl() + path))
                .header("Origin", platform.baseUrl())
                .header("Sec-Fetch-Site", "same-origin");
        return platform.api()
                .send(
                        method.equals("GET")
                                ? request
                                : request.header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString("number=4242424242424242&expiry=12%2F30")));
    }

    static Stream<Cell> unknown() {
        return behind(Wall.UNKNOWN);
    }

    static Stream<Cell> ownLists() {
        return behind(Wall.OWN_LIST);
    }

    static Stream<Cell> ownMakings() {
        return behind(Wall.OWN_MAKING);
    }

    static Stream<Cell> ownNamings() {
        return behind(Wall.OWN_NAMING);
    }

    static Stream<Cell> ownBatches() {
        return behind(Wall.OWN_BATCH);
    }

    static Stream<Cell> operators() {
        return behind(Wall.OPERATOR);
    }

    static Stream<Cell> internals() {
        return behind(Wall.INTERNAL);
    }

    static Stream<Cell> links() {
        return behind(Wall.LINK);
    }

    private static Stream<Cell> behind(Wall wall) {
        return Matrix.cells().filter(cell -> cell.wall() == wall);
    }
}
