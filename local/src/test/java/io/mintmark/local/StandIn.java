package io.mintmark.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** As much of a service, or of the simulator, as the launcher sees: a migration, a readiness check, and the few answers that it asks for. */
public final class StandIn {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("migrate")) {
            System.out.println("migrated " + System.getenv("MINTMARK_DB_SCHEMA"));
            return;
        }
        if (System.getenv("MINTMARK_SIMULATOR_PORT") != null) {
            serve("MINTMARK_SIMULATOR_PORT");
            return;
        }
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
    }

    private static void serve(String port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv(port))), 0);
        server.createContext("/", StandIn::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/crash") && System.getenv("MINTMARK_CRASH_AT") != null) {
            Runtime.getRuntime().halt(137);
        }
        byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String path) {
        return switch (path) {
            case "/v1/merchants" -> "{\"id\": 10001, \"callbackSecret\": \"" + SECRET + "\"}";
            case "/v1/merchants/10001/api-keys" -> "{\"id\": \"key_1\", \"secret\": \"mm_sandbox_1\"}";
            case "/v1/customers" -> "{\"id\": \"cus_1\"}";
            case "/v1/webhook-endpoints" -> "{\"id\": \"whe_1\", \"secret\": \"" + SECRET + "\"}";
            case "/v1/sessions/environment", "/card/environment", "/environment" ->
                String.join(" ", new TreeSet<>(System.getenv().keySet()));
            case "/v1/sessions/pid" -> Long.toString(ProcessHandle.current().pid());
            default -> "{}";
        };
    }
}
