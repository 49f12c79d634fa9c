package io.mintmark.contracts;

import io.mintmark.contracts.instrument.PaymentInstrumentEventData;
import io.mintmark.contracts.instrument.PaymentInstrumentStateData;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.contracts.payment.PaymentEventData;
import io.mintmark.contracts.session.SessionEventData;
import io.mintmark.contracts.webhook.WebhookDeliveryEventData;
import io.mintmark.contracts.webhook.WebhookEndpointEventData;
import java.util.Arrays;
import java.util.Optional;

/** Every event there is. The name on the wire is the CloudEvents {@code type} and the Kafka topic alike. */
public enum EventType {
    MERCHANT_STATE("merchant.state", Publisher.SESSION, Topic.Shape.STATE, MerchantStateData.class),

    SESSION_CREATED("session.created", Publisher.SESSION, Topic.Shape.BUSY_WEEK, SessionEventData.class),
    SESSION_UPDATED("session.updated", Publisher.SESSION, Topic.Shape.BUSY_WEEK, SessionEventData.class),
    SESSION_COMPLETED("session.completed", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, SessionEventData.class),
    SESSION_FAILED("session.failed", Publisher.SESSION, Topic.Shape.QUIET_WEEK, SessionEventData.class),
    SESSION_CANCELED("session.canceled", Publisher.SESSION, Topic.Shape.QUIET_WEEK, SessionEventData.class),
    SESSION_EXPIRED("session.expired", Publisher.SESSION, Topic.Shape.QUIET_WEEK, SessionEventData.class),

    PAYMENT_PENDING("payment.pending", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_REQUIRES_ACTION(
            "payment.requires_action", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_AUTHORIZED("payment.authorized", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_CAPTURED("payment.captured", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_REFUSED("payment.refused", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_CANCELED("payment.canceled", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_EXPIRED("payment.expired", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),
    PAYMENT_REFUNDED("payment.refunded", Publisher.SESSION, Topic.Shape.BUSY_FORTNIGHT, PaymentEventData.class),

    PAYMENT_INSTRUMENT_CREATED(
            "payment_instrument.created",
            Publisher.VAULT,
            Topic.Shape.BUSY_FORTNIGHT,
            PaymentInstrumentEventData.class),
    PAYMENT_INSTRUMENT_UPDATED(
            "payment_instrument.updated",
            Publisher.VAULT,
            Topic.Shape.BUSY_FORTNIGHT,
            PaymentInstrumentEventData.class),
    PAYMENT_INSTRUMENT_DELETED(
            "payment_instrument.deleted",
            Publisher.VAULT,
            Topic.Shape.BUSY_FORTNIGHT,
            PaymentInstrumentEventData.class),
    PAYMENT_INSTRUMENT_STATE(
            "payment_instrument.state", Publisher.VAULT, Topic.Shape.STATE, PaymentInstrumentStateData.class),

    WEBHOOK_ENDPOINT_DISABLED(
            "webhook_endpoint.disabled", Publisher.WEBHOOK, Topic.Shape.QUIET_WEEK, WebhookEndpointEventData.class),
    WEBHOOK_DELIVERY_EXHAUSTED(
            "webhook_delivery.exhausted", Publisher.WEBHOOK, Topic.Shape.QUIET_WEEK, WebhookDeliveryEventData.class);

    private static final int MAJOR = 1;

    private final String wireName;
    private final Publisher publisher;
    private final Topic topic;
    private final Class<? extends Record> dataType;

    EventType(String wireName, Publisher publisher, Topic.Shape shape, Class<? extends Record> dataType) {
        this.wireName = wireName;
        this.publisher = publisher;
        this.topic = shape.named(wireName);
        this.dataType = dataType;
    }

    /** The event that has this name on the wire, if we know one. */
    public static Optional<EventType> of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /** The CloudEvents {@code type}, such as {@code session.completed}. */
    public String wireName() {
        return wireName;
    }

    /** The only service that writes this event. */
    public Publisher publisher() {
        return publisher;
    }

    /** Where it is published: its name, partitions and retention. */
    public Topic topic() {
        return topic;
    }

    /** The record that {@code data} is written from. */
    public Class<? extends Record> dataType() {
        return dataType;
    }

    /** The major version of its schema. Within a major only optional members are added. */
    public int major() {
        return MAJOR;
    }

    /** Whether records carry the whole CloudEvent as JSON; those of compacted topics carry {@code data} alone and the attributes as headers. */
    public boolean isStructured() {
        return topic.cleanup() == Cleanup.DELETE;
    }

    /** Whether merchants may receive it as a webhook. State topics and news about webhooks themselves stay inside. */
    public boolean isMerchantVisible() {
        return isStructured() && publisher != Publisher.WEBHOOK;
    }

    /** The CloudEvents attribute {@code dataschema}, and the {@code $id} of the schema. */
    public String schemaId() {
        return "urn:mintmark:schema:" + wireName + ":" + MAJOR;
    }

    /** The JSON Schema of {@code data} on the class path. */
    public String schemaResource() {
        return "/schemas/" + wireName + "/" + MAJOR + ".json";
    }

    /** An example on the class path: the whole event if structured, else {@code data}. */
    public String exampleResource() {
        return "/examples/" + wireName + ".json";
    }

    @Override
    public String toString() {
        return wireName;
    }
}
