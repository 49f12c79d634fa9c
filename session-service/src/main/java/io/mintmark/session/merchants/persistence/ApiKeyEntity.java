package io.mintmark.session.merchants.persistence;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_keys")
class ApiKeyEntity {
    @Id
    String id;

    long merchantId;
    String hash;

    @Convert(converter = Lines.class)
    List<String> scopes;

    Instant createdAt;

    /** Revoked keys stay, so that it can be seen who had one when. */
    @Nullable Instant revokedAt;
}
