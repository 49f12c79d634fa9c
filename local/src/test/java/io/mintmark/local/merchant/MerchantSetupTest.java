package io.mintmark.local.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MerchantSetupTest {
    private static final String KEYS = "/v1/merchants/10001/api-keys";

    private static final String ALL =
            """
            "sessions:write", "sessions:read", "payments:write", "payments:read", "customers:write", "customers:read",
            "instruments:write", "instruments:read", "card:write", "card:forward", "webhooks:write", "webhooks:read\"""";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private String scopes = "";
    private int posted = 201;
    private final Path folder;
    private final HttpServer platform;

    MerchantSetupTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.platform = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        platform.createContext("/", this::answer);
        platform.start();
    }

    @AfterEach
    void close() {
        platform.stop(0);
    }

    @Test
    void aMerchantIsMadeOnceAndRemembered() throws Exception {
        // given
        scopes = ALL;

        // when
        DemoMerchant made = merchant();
        DemoMerchant again = merchant();

        // then
        assertThat(made).isEqualTo(new DemoMerchant(10001, "key_2", "secret_2", "whsec_1"));
        assertThat(again).isEqualTo(made);
        assertThat(calls).containsExactly("POST /v1/merchants", "POST " + KEYS, "GET " + KEYS);
    }

    @Test
    void aKeyFromBeforeTheNewestScopeIsReplaced() throws Exception {
        // given
        rememberWithScopes("\"sessions:write\"");

        // when
        DemoMerchant renewed = merchant();

        // then
        assertThat(renewed).isEqualTo(new DemoMerchant(10001, "key_2", "secret_2", "whsec_0"));
        assertThat(calls).containsExactly("GET " + KEYS, "POST " + KEYS, "DELETE " + KEYS + "/key_1");
        assertThat(folder.resolve("merchant.json"))
                .content()
                .contains("secret_2")
                .doesNotContain("secret_1");
    }

    @Test
    void aKeyThatMayDoAllStays() throws Exception {
        // given
        rememberWithScopes(ALL);

        // when
        DemoMerchant known = merchant();

        // then
        assertThat(known).isEqualTo(new DemoMerchant(10001, "key_1", "secret_1", "whsec_0"));
        assertThat(calls).containsExactly("GET " + KEYS);
    }

    @Test
    void whereThereIsNoRoomForAnotherKeyTheOldOneStays() throws Exception {
        // given
        rememberWithScopes("\"sessions:write\"");
        posted = 409;

        // when
        DemoMerchant known = merchant();

        // then
        assertThat(known.keySecret()).isEqualTo("secret_1");
        assertThat(calls).containsExactly("GET " + KEYS, "POST " + KEYS);
    }

    private void rememberWithScopes(String remembered) throws IOException {
        scopes = remembered;
        Files.writeString(
                folder.resolve("merchant.json"),
                """
                {"id": 10001, "keyId": "key_1", "keySecret": "secret_1", "callbackSecret": "whsec_0"}""");
    }

    private DemoMerchant merchant() throws IOException, InterruptedException {
        ApiCalls api = new ApiCalls("http://127.0.0.1:" + platform.getAddress().getPort());
        return new MerchantSetup(api, folder.resolve("merchant.json")).getOrCreate("token", "http://127.0.0.1:8081");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        byte[] body = body(call).getBytes(StandardCharsets.UTF_8);
        int status = exchange.getRequestMethod().equals("POST") ? posted : 200;
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(String call) {
        return switch (call) {
            case "POST /v1/merchants" -> "{\"id\": 10001, \"callbackSecret\": \"whsec_1\"}";
            case "POST " + KEYS -> "{\"id\": \"key_2\", \"secret\": \"secret_2\"}";
            case "GET " + KEYS -> "{\"data\": [{\"id\": \"key_1\", \"scopes\": [" + scopes + "]}]}";
            default -> "{}";
        };
    }
}
