package io.mintmark.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payer finds the way to the bank and back, and may stay there. */
class HandTest {
    private static final String RESULT = "https://merchant.example.com/result";
    private static final String QUESTION =
            "<form method=\"post\"><button type=\"submit\" name=\"answer\" value=\"pass\">Yes</button></form>";
    private static final String TO_THE_BANK =
            """
            <form id="challenge" method="get" action="/challenge/pay_1"><input type="hidden" name="t" value="a b">
            <button type="submit">Go on</button></form>
            """;

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<Answer> taken = new ArrayList<>();
    private HttpServer server;
    private String url;
    private volatile boolean over;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
        switch (exchange.getRequestURI().getPath()) {
            case "/checkout" -> lead(exchange, "/card");
            case "/card" -> show(exchange, TO_THE_BANK);
            case "/challenge/pay_1" -> lead(exchange, url + "/3ds/challenges/abc");
            case "/3ds/challenges/abc" -> {
                if (exchange.getRequestMethod().equals("POST")) {
                    lead(exchange, url + "/return?t=1");
                } else {
                    show(exchange, over ? "<a href=\"" + url + "/return?t=1\">Back</a>" : QUESTION);
                }
            }
            default -> lead(exchange, RESULT + "?status=captured");
        }
    }

    private static void lead(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static void show(HttpExchange exchange, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Ending pay(Answer answer) throws InterruptedException {
        return new Hand(url, RESULT).pay(url + "/checkout", new Person() {
            @Override
            public String card() {
                throw new AssertionError("no card was asked for");
            }

            @Override
            public Answer answer() {
                return answer;
            }

            @Override
            public void answered(Answer said) {
                taken.add(said);
            }
        });
    }

    @Test
    void whoAnswersComesBack() throws InterruptedException {
        // when
        Ending end = pay(Answer.FAIL);

        // then
        assertThat(end).isEqualTo(new Ending(RESULT + "?status=captured", null));
        assertThat(end.status()).isEqualTo("captured");
        assertThat(taken).containsExactly(Answer.FAIL);
        assertThat(seen)
                .containsExactly(
                        "GET /checkout",
                        "GET /card",
                        "GET /challenge/pay_1?t=a+b",
                        "GET /3ds/challenges/abc",
                        "POST /3ds/challenges/abc answer=fail",
                        "GET /return?t=1");
    }

    @Test
    void whoDoesNotAnswerStaysThere() throws InterruptedException {
        // when
        Ending end = pay(Answer.NONE);

        // then
        assertThat(end).isEqualTo(new Ending(null, URI.create(url + "/3ds/challenges/abc")));
        assertThat(taken).isEmpty();
        assertThat(seen).last().isEqualTo("GET /3ds/challenges/abc");
    }

    @Test
    void whoHasAnsweredBeforeGoesBackByTheLink() throws InterruptedException {
        // given
        over = true;

        // when
        Ending end = pay(Answer.PASS);

        // then
        assertThat(end.status()).isEqualTo("captured");
        assertThat(taken).isEmpty();
        assertThat(seen).endsWith("GET /3ds/challenges/abc", "GET /return?t=1");
    }
}
