package io.mintmark.local.service;

import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.secret.SecretName;
import io.mintmark.local.secret.Secrets;
import io.mintmark.local.secret.SigningKeys;
import io.mintmark.platform.database.Roles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole environment of a service process: its settings, and of the secrets only its own. */
public final class ServiceEnvironment {
    /** Every database that the services share. */
    public static final String DATABASE = "mintmark";

    /** A port that no program is given. */
    private static final int NOBODY = 1;

    /**
     * Several services share the machine. With as many loops as each takes by itself, two a core, a request and what its
     * connection to Postgres says would meet on different threads, and the threads would push each other off the cores.
     */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final PortPlan ports;
    private final int replicas;
    private final Secrets secrets;
    private final Path forwardProfiles;

    /**
     * @param replicas of each service
     * @param forwardProfiles where the vault reads to whom it may send cards
     */
    public ServiceEnvironment(PortPlan ports, int replicas, Secrets secrets, Path forwardProfiles) {
        this.ports = ports;
        this.replicas = replicas;
        this.secrets = secrets;
        this.forwardProfiles = forwardProfiles;
    }

    /** For {@code java -jar … migrate}, which acts as the schema's owner and knows nothing else. */
    public Map<String, String> migrating(Service service, String database) {
        Map<String, String> env = base();
        env.put("MINTMARK_DB_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database);
        env.put("MINTMARK_DB_OWNER", roles(service).owner());
        env.put("MINTMARK_DB_OWNER_PASSWORD", secrets.password(roles(service).owner()));
        env.put("MINTMARK_DB_SCHEMA", service.schema());
        return env;
    }

    /** For serving, under the restricted role. */
    public Map<String, String> serving(Service service, int replica) {
        Map<String, String> env = base();
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(service, replica)));
        env.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        env.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service, replica)));
        env.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + ports.postgres() + "/" + DATABASE + "?search_path=" + service.schema());
        env.put("QUARKUS_DATASOURCE_USERNAME", roles(service).app());
        env.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(roles(service).app()));
        env.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        env.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", Integer.toString(EVENT_LOOPS));
        env.put("MINTMARK_MODE", "sandbox");
        env.put("MINTMARK_AUTH_PEPPER", secrets.key(SecretName.PEPPER));
        env.put("MINTMARK_AUTH_OPERATOR_KEY", SigningKeys.publicJson(secrets.operatorKey()));
        env.put("MINTMARK_SERVICE_TOKENS_PRIVATE_KEY", SigningKeys.privateJson(secrets.serviceKey(service)));
        env.put("MINTMARK_SERVICE_TOKENS_TRUSTED_KEYS", secrets.trustedServiceKeys());
        env.put("MINTMARK_CURSORS_KEY", secrets.key(SecretName.CURSORS_KEY));
        env.putAll(ownSettings(service));
        return env;
    }

    /** For a start that reaches nobody: the addresses are well-formed, and nothing listens there. */
    Map<String, String> rehearsing(Service service) {
        Map<String, String> env = serving(service, 1);
        env.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + NOBODY + "/" + DATABASE + "?search_path=" + service.schema());
        env.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + NOBODY);
        return env;
    }

    private Map<String, String> ownSettings(Service service) {
        String publicUrl = "http://127.0.0.1:" + ports.gateway();
        return switch (service) {
            case SESSION ->
                Map.of(
                        "MINTMARK_PUBLIC_URL",
                        publicUrl,
                        "MINTMARK_SERVICES_VAULT_URL",
                        reachedBy(Service.VAULT),
                        "MINTMARK_ACQUIRER_CHALLENGE_ORIGINS",
                        "http://127.0.0.1:" + ports.simulator(),
                        "MINTMARK_SESSIONS_LINK_KEY",
                        secrets.key(SecretName.LINK_KEY),
                        "MINTMARK_CALLBACKS_MASTER_KEY",
                        secrets.key(SecretName.CALLBACK_MASTER_KEY));
            case VAULT ->
                Map.of(
                        "MINTMARK_PUBLIC_URL",
                        publicUrl,
                        "MINTMARK_SERVICES_SESSION_URL",
                        reachedBy(Service.SESSION),
                        "MINTMARK_VAULT_ROOT_KEY_FILE",
                        secrets.vaultRootKeyFile().toString(),
                        "MINTMARK_FORWARD_PROFILES_FILE",
                        forwardProfiles.toString());
            case NETWORK_TOKEN -> Map.of("MINTMARK_SERVICES_VAULT_URL", reachedBy(Service.VAULT));
            case WEBHOOK ->
                Map.of(
                        "MINTMARK_CALLBACKS_MASTER_KEY", secrets.key(SecretName.CALLBACK_MASTER_KEY),
                        "MINTMARK_WEBHOOK_SECRET_KEY", secrets.key(SecretName.WEBHOOK_SECRET_KEY),
                        "MINTMARK_WEBHOOK_ALLOW_LOOPBACK_HTTP", "true");
        };
    }

    /** Where other services reach this one: where it listens, or, if there are several of it, at the gateway of the services. */
    private String reachedBy(Service service) {
        return "http://127.0.0.1:" + (replicas == 1 ? ports.http(service, 1) : ports.internal());
    }

    private static Roles roles(Service service) {
        return Roles.of(service.schema());
    }

    private static Map<String, String> base() {
        Map<String, String> env = new HashMap<>();
        env.put("PATH", "/usr/bin:/bin");
        env.put("LANG", "C.UTF-8");
        env.put("TZ", "UTC");
        // The C library keeps a heap for every thread otherwise, and gives little of them back.
        env.put("MALLOC_ARENA_MAX", "2");
        return env;
    }
}
