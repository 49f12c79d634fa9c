package io.mintmark.endtoend.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** The page on which a payer's issuer asks who it is, as a browser without scripts and cookies sees it. */
public final class Challenge {
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    private final Api api;
    private final String url;

    /** @param url where the payer was sent */
    public Challenge(Api api, String url) {
        this.api = api;
        this.url = url;
    }

    public String url() {
        return url;
    }

    /** What the payer sees. */
    public String page() {
        Answer page = api.send(HttpRequest.newBuilder(URI.create(url)).GET());
        assertThat(page.status()).as(page.text()).isEqualTo(OK);
        return page.text();
    }

    /** Convinces the issuer; where the payer is sent then. */
    public String pass() {
        return answer("pass");
    }

    /** Does not convince it. */
    public String fail() {
        return answer("fail");
    }

    /** Wants to pay no more. */
    public String cancel() {
        return answer("cancel");
    }

    private String answer(String answer) {
        Answer sent = api.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("answer=" + answer)));
        assertThat(sent.status()).as(sent.text()).isEqualTo(SEE_OTHER);
        return sent.header("Location");
    }
}
