package io.mintmark.platform.auth;

/** The roles that {@code @RolesAllowed} names. A merchant's scopes are roles as well. */
public final class Roles {
    /** Any live API key of an active merchant. */
    public static final String MERCHANT = "merchant";
    /** People and tools that run the platform. */
    public static final String OPERATOR = "operator";
    /** The service that keeps sessions and payments. */
    public static final String SESSION_SERVICE = "service:session";
    /** The service that keeps cards. */
    public static final String VAULT_SERVICE = "service:vault";
    /** The service that keeps network tokens. */
    public static final String NETWORK_TOKEN_SERVICE = "service:network-token";
    /** The service that delivers webhooks. */
    public static final String WEBHOOK_SERVICE = "service:webhook";

    private Roles() {}
}
