package io.mintmark.platform.sample;

import static io.mintmark.contracts.CloudEventAttributes.CONTENT_TYPE_HEADER;
import static io.mintmark.contracts.CloudEventAttributes.STRUCTURED_CONTENT_TYPE;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mintmark.contracts.testing.WireContract;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.platform.testing.TestProducer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = "platform_test"))
class EventsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SCANS =
            "select %s from pg_stat_user_tables where relid = 'platform_test.outbox'::regclass";

    @Test
    void whatIsCommittedReachesKafkaInOrderAndLeavesTheOutbox() {
        TestMerchant merchant = TestMerchant.announce();
        await().atMost(SOON)
                .until(() -> given().header("Authorization", merchant.basic())
                                .get("/v1/things")
                                .statusCode()
                        == 200);

        String trace = "0af7651916cd43dd8448eb211c80319c";
        String id = given().header("Authorization", merchant.basic())
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .contentType("application/json")
                .body("{\"name\": \"n\", \"nested\": {\"word\": \"w\"}, \"count\": 1}")
                .post("/v1/things")
                .path("id");

        await().atMost(SOON).untilAsserted(() -> assertThat(TestConsumer.withKey("merchant.state", id))
                .hasSize(2));
        List<ConsumerRecord<String, byte[]>> records = TestConsumer.withKey("merchant.state", id);
        assertThat(records)
                .extracting(record -> header(record, "ce_sequence"))
                .containsExactly("00000000000000000001", "00000000000000000002");
        assertThat(header(records.get(0), "ce_type")).isEqualTo("merchant.state");
        assertThat(header(records.get(0), "ce_merchantid")).isEqualTo(Long.toString(merchant.id()));
        assertThat(header(records.get(0), "ce_traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-0[01]");
        assertThat(header(records.get(0), "content-type")).isEqualTo("application/json");
        records.forEach(EventsQuarkusTest::keepsTheContract);
        await().atMost(SOON).untilAsserted(() -> assertThat(count("select count(*) from outbox"))
                .isZero());
    }

    /** Its costs must not grow with what was published since the last vacuum. */
    @Test
    void theRelayReadsByTheIndexThoughItsPlanIsMadeWhenTheOutboxIsEmpty() {
        // given
        await().atMost(SOON).until(() -> count("select count(*) from outbox") == 0);
        update("vacuum (analyze) outbox");
        awaitReadsByIndex();
        long fromEndToEnd = count(SCANS.formatted("seq_scan"));

        // when
        awaitReadsByIndex();

        // then
        assertThat(count(SCANS.formatted("seq_scan"))).isEqualTo(fromEndToEnd);
    }

    private static void awaitReadsByIndex() {
        long before = count(SCANS.formatted("idx_scan"));
        await().atMost(SOON).until(() -> count(SCANS.formatted("idx_scan")) > before + 10);
    }

    @Test
    void theApplicationRoleAppendsToTheOutboxAndCannotReadIt() throws SQLException {
        try (Connection application = TestInfrastructure.asApplication("platform_test")) {
            assertThatThrownBy(() -> application.createStatement().executeQuery("select * from outbox"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> application.createStatement().execute("create table mine (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** It must not be passed over, which would break its key's order, and the others have nothing to do with it. */
    @Test
    void aRowThatCannotBeReadHoldsUpItsOwnKeyAlone() {
        // given
        String spoilt = "spoilt_" + UUID.randomUUID();
        String other = "other_" + UUID.randomUUID();
        String headers = "{\"ce_id\": \"evt_1\"}";

        // when
        update("insert into outbox (topic, record_key, headers, payload) values"
                + " ('session.created', '" + spoilt + "', 'no headers', '{}'),"
                + " ('session.created', '" + spoilt + "', '" + headers + "', '{}'),"
                + " ('session.created', '" + other + "', '" + headers + "', '{}')");

        // then
        await().atMost(SOON)
                .until(() -> TestConsumer.withKey("session.created", other).size() == 1);
        String waiting = "select count(*) from outbox where record_key = '" + spoilt + "'";
        await().atMost(SOON).until(() -> count("select count(*) from outbox") == count(waiting));
        assertThat(count(waiting)).isEqualTo(2);
        assertThat(TestConsumer.withKey("session.created", spoilt)).isEmpty();

        // and when
        update("update outbox set headers = '" + headers + "' where record_key = '" + spoilt + "'");

        // then
        await().atMost(SOON)
                .until(() -> TestConsumer.withKey("session.created", spoilt).size() == 2);
    }

    @Test
    void aRecordThatComesThreeTimesHasOneEffect() {
        String subject = "once_" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            TestProducer.send(record(subject, "evt_" + subject, "{\"a\": 1}"));
        }
        String last = "last_" + UUID.randomUUID();
        TestProducer.send(record(last, "evt_" + last, "{}"));

        await().atMost(SOON).untilAsserted(() -> assertThat(sequenceOf(last)).isEqualTo(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(sequenceOf(subject)).isEqualTo(1));
    }

    @Test
    void aPassingFaultIsRetriedInPlace() {
        SampleConsumer.PASSING_FAULTS.set(2);
        String subject = "retried_" + UUID.randomUUID();

        TestProducer.send(record(subject, "evt_" + subject, "{}"));

        await().atMost(SOON).untilAsserted(() -> assertThat(sequenceOf(subject)).isEqualTo(1));
        assertThat(SampleConsumer.PASSING_FAULTS).hasValue(0);
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionMovesOn() {
        String poisoned = "poison_" + UUID.randomUUID();
        String after = "after_" + UUID.randomUUID();
        ProducerRecord<String, byte[]> garbage =
                new ProducerRecord<>("session.created", 0, poisoned, "no json".getBytes(UTF_8));

        TestProducer.send(garbage);
        TestProducer.send(record(0, poisoned, "evt_" + poisoned, "{\"poison\": true}"));
        TestProducer.send(record(0, after, "evt_" + after, "{}"));

        await().atMost(SOON).untilAsserted(() -> assertThat(sequenceOf(after)).isEqualTo(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestConsumer.withKey("session.created.webhook-events.dlq", poisoned))
                        .hasSize(2));
        ConsumerRecord<String, byte[]> dead = TestConsumer.withKey("session.created.webhook-events.dlq", poisoned)
                .get(0);
        assertThat(dead.value()).isEqualTo("no json".getBytes(UTF_8));
        assertThat(header(dead, "dead-letter-topic")).isEqualTo("session.created");
        assertThat(header(dead, "dead-letter-reason")).isEqualTo("unreadable: JsonParseException");
    }

    /** Among many that came at once: the others are taken all the same, and each once. */
    @Test
    void poisonAmongManySpoilsNoOther() {
        // given
        String first = "many_first_" + UUID.randomUUID();
        String poisoned = "many_poison_" + UUID.randomUUID();
        String last = "many_last_" + UUID.randomUUID();
        List<String> good = IntStream.range(0, 40)
                .mapToObj(i -> "many_" + i + "_" + UUID.randomUUID())
                .toList();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        records.add(record(0, first, "evt_" + first, "{}"));
        good.forEach(subject -> records.add(record(0, subject, "evt_" + subject, "{}")));
        records.add(20, record(0, poisoned, "evt_" + poisoned, "{\"poison\": true}"));
        records.add(30, records.get(10));
        records.add(record(0, last, "evt_" + last, "{}"));

        // when
        SampleConsumer.TOGETHER.set(0);
        SampleConsumer.PASSING_FAULTS.set(1);
        TestProducer.sendAll(records);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(sequenceOf(last)).isEqualTo(1));
        assertThat(good).allSatisfy(subject -> assertThat(sequenceOf(subject)).isEqualTo(1));
        assertThat(sequenceOf(poisoned)).isZero();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestConsumer.withKey("session.created.webhook-events.dlq", poisoned))
                        .hasSize(1));
        assertThat(SampleConsumer.TOGETHER.get()).isGreaterThan(1);
    }

    private static ProducerRecord<String, byte[]> record(String subject, String id, String data) {
        return record(null, subject, id, data);
    }

    private static ProducerRecord<String, byte[]> record(
            @org.jspecify.annotations.Nullable Integer partition, String subject, String id, String data) {
        String event =
                """
                {"specversion": "1.0", "id": "%s", "type": "session.created", "subject": "%s",
                 "time": "2026-11-21T10:00:00.000Z", "sequence": "00000000000000000001", "merchantid": "7", "data": %s}"""
                        .formatted(id, subject, data);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>("session.created", partition, subject, event.getBytes(UTF_8));
        // As the relay sends it: the connector must not take the event apart by itself.
        record.headers().add(CONTENT_TYPE_HEADER, STRUCTURED_CONTENT_TYPE.getBytes(UTF_8));
        return record;
    }

    private static void keepsTheContract(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        WireContract.verify(record.topic(), record.key(), headers, record.value());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static long sequenceOf(String id) {
        return count("select coalesce(max(sequence), 0) from thing where id = '" + id + "'");
    }

    private static void update(String sql) {
        try (Connection connection = TestInfrastructure.asSuperuser("platform_test");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long count(String sql) {
        try (Connection connection = TestInfrastructure.asSuperuser("platform_test");
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
