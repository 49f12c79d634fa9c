package io.mintmark.webhook.endpoint.persistence;

import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.mintmark.webhook.endpoint.domain.EndpointStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code webhook_endpoint}. */
@Entity
@Table(name = "webhook_endpoint")
class EndpointEntity {
    @Id
    String id;

    @Column(name = "merchant_id")
    long merchant;

    String url;

    @Column(name = "event_types", columnDefinition = "text[]")
    String[] eventTypes;

    @Nullable String description;

    String status;

    @Column(name = "sealed_secret")
    byte[] sealedSecret;

    long sequence;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected EndpointEntity() {}

    EndpointEntity(Endpoint endpoint, byte[] sealedSecret) {
        this.id = endpoint.id();
        this.merchant = endpoint.merchant();
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = endpoint.createdAt();
        this.url = endpoint.url();
        this.eventTypes = endpoint.eventTypes().toArray(String[]::new);
        this.description = endpoint.description();
        this.status = endpoint.status().label();
        this.sequence = endpoint.sequence();
        this.updatedAt = endpoint.updatedAt();
    }

    Endpoint toDomain() {
        return new Endpoint(
                id,
                merchant,
                url,
                List.of(eventTypes),
                description,
                EndpointStatus.of(status),
                sequence,
                createdAt,
                updatedAt);
    }
}
