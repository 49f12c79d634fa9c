package io.mintmark.local;

import io.mintmark.local.merchant.DemoMerchant;
import io.mintmark.local.merchant.OperatorToken;
import io.mintmark.local.plan.Service;
import io.mintmark.local.postgres.PostgresServer;
import io.mintmark.local.secret.SecretFiles;
import io.mintmark.local.service.ServiceEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps {@code connection.json} true: each write is whole, and says the process ids of that moment. */
final class ConnectionFile {
    private final Parts parts;
    private volatile @Nullable DemoMerchant merchant;

    ConnectionFile(Parts parts) {
        this.parts = parts;
    }

    /** From now on there is something to write. */
    void begin(DemoMerchant demo) {
        merchant = demo;
        write();
    }

    /** Writes the file anew; does nothing before {@link #begin}. */
    synchronized void write() {
        if (merchant == null) {
            return;
        }
        Path file = parts.options.connectionFile();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            SecretFiles.write(file, connection().toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connection() {
        DemoMerchant demo = merchant;
        if (demo == null) {
            throw new IllegalStateException("the cluster is not up yet");
        }
        return new Connection(
                parts.baseUrl(),
                demo.id(),
                demo.keyId(),
                demo.keySecret(),
                demo.callbackSecret(),
                OperatorToken.sign(parts.secrets.operatorKey(), parts.clock.instant()),
                parts.kafka.bootstrapServers(),
                parts.simulator.url(),
                new Connection.Postgres(
                        "127.0.0.1",
                        parts.ports.postgres(),
                        ServiceEnvironment.DATABASE,
                        PostgresServer.SUPERUSER,
                        parts.secrets.password(PostgresServer.SUPERUSER),
                        parts.postgres.pid()),
                parts.kafka.pid(),
                parts.simulator.pid(),
                replicas());
    }

    private Map<Service, List<Connection.Replica>> replicas() {
        Map<Service, List<Connection.Replica>> all = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            all.put(
                    service,
                    parts.services.stream()
                            .filter(process -> process.service() == service)
                            .map(process ->
                                    new Connection.Replica(process.url(), process.managementUrl(), process.pid()))
                            .toList());
        }
        return all;
    }
}
