package io.mintmark.session.merchants.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "merchants")
class MerchantEntity {
    @Id
    Long id;

    String name;
    boolean active;

    @Convert(converter = Lines.class)
    List<String> embedOrigins;

    @Convert(converter = Lines.class)
    List<String> redirectHosts;

    @Column(name = "three_d_secure")
    boolean threeDSecure;

    boolean skipCvcForOneClick;
    int callbackSecretVersion;
    Instant createdAt;
    Instant updatedAt;
    long sequence;
}
