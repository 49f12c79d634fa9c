package io.mintmark.endtoend.payer;

import static org.awaitility.Awaitility.await;

import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows links and posts forms as a browser without scripts would, one request at a time. */
public final class HttpPayer {
    private static final String CARD_NUMBER = "form:has(input[autocomplete=cc-number])";
    private static final int SEE_OTHER = 303;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(300);

    private final Api api;

    public HttpPayer(Api api) {
        this.api = api;
    }

    /** Follows the payer's link; where it leads is in the answer. */
    public Answer follow(String address) {
        return api.send(HttpRequest.newBuilder(URI.create(absolute(address)))
                .header("Accept", "text/html")
                .header("Accept-Language", "en"));
    }

    /** Where an answer sends the payer, as a browser would understand it. */
    public String sentOn(Answer answer) {
        return absolute(answer.header("location"));
    }

    /** Our own addresses may be relative. */
    private String absolute(String address) {
        return URI.create(api.baseUrl() + "/").resolve(address).toString();
    }

    /** Follows the payer's link up to the card form. */
    public CardForm open(String link) {
        String cardPage = sentOn(follow(link));
        return read(cardPage, follow(cardPage));
    }

    /** The card form in a page. */
    public CardForm read(String address, Answer page) {
        Document document = Jsoup.parse(page.text(), address);
        Element form = document.selectFirst(CARD_NUMBER);
        if (form == null) {
            throw new AssertionError("no card form, but " + page.status() + ": " + document.text());
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> hidden.put(input.attr("name"), input.attr("value")));
        Element leave = document.selectFirst("form.leave");
        return new CardForm(
                form.absUrl("action"),
                hidden,
                nameOf(form, "cc-number"),
                nameOf(form, "cc-exp"),
                nameOf(form, "cc-name"),
                form.select("input[autocomplete=cc-csc]").attr("name"),
                leave == null ? "" : leave.absUrl("action"));
    }

    /**
     * Follows the link and saves the card, once.
     *
     * @return where the payer was sent in the end; empty if something on the way failed or asked to try again
     */
    public Optional<String> attempt(String link, String number, String expiry) {
        return attempt(link, PayerCard.of(number, expiry));
    }

    /** As above, with any card. */
    public Optional<String> attempt(String link, PayerCard card) {
        try {
            Answer entry = follow(link);
            if (entry.status() != SEE_OTHER || !sentOn(entry).startsWith(api.baseUrl())) {
                return sentTo(entry);
            }
            Answer page = follow(sentOn(entry));
            return page.status() == SEE_OTHER ? sentTo(page) : sentTo(submit(read(sentOn(entry), page), card));
        } catch (UncheckedIOException | AssertionError noPage) {
            return Optional.empty();
        }
    }

    /** Follows the link and saves the card, again and again until the payer is sent on; tells where to. */
    public String persist(String link, String number, String expiry) {
        return persist(link, PayerCard.of(number, expiry));
    }

    /** As above, with any card. */
    public String persist(String link, PayerCard card) {
        return await("the payer gets through")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BEFORE_TRYING_AGAIN)
                .until(() -> attempt(link, card), Optional::isPresent)
                .orElseThrow();
    }

    /** Where a merchant's payer ends up; a page of ours, such as one to wait at, is not the end. */
    private Optional<String> sentTo(Answer answer) {
        return answer.status() == SEE_OTHER
                ? Optional.of(sentOn(answer)).filter(address -> !address.startsWith(api.baseUrl()))
                : Optional.empty();
    }

    private static String nameOf(Element form, String autocomplete) {
        Element input = form.selectFirst("input[autocomplete=" + autocomplete + "]");
        if (input == null) {
            throw new AssertionError("the form asks for no " + autocomplete);
        }
        return input.attr("name");
    }

    /** Sends the form with a card. */
    public Answer submit(CardForm form, String number, String expiry) {
        return submit(form, PayerCard.of(number, expiry));
    }

    /** Sends the form with any card; of the code only if the form asks for one. */
    public Answer submit(CardForm form, PayerCard card) {
        Map<String, String> fields = new LinkedHashMap<>(form.hidden());
        fields.put(form.numberField(), card.number());
        fields.put(form.expiryField(), card.expiry());
        fields.put(form.nameField(), card.name());
        if (form.asksForCode()) {
            fields.put(form.codeField(), card.securityCode());
        }
        return post(form.action(), fields);
    }

    /** Follows the link of a session with a token, and pays with that card by its code alone; tells where this led. */
    public String payWithSavedCard(String link, String securityCode) {
        String address = sentOn(follow(link));
        Element form = Jsoup.parse(follow(address).text(), address).selectFirst("form#wallet");
        if (form == null) {
            throw new AssertionError("no saved card to pay with");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.put(nameOf(form, "cc-csc"), securityCode);
        return sentOn(post(form.absUrl("action"), fields));
    }

    /** Presses the button that leaves without a card; tells where this led. */
    public String cancel(CardForm form) {
        return sentOn(post(form.cancelAction(), Map.of()));
    }

    private Answer post(String address, Map<String, String> fields) {
        URI action = URI.create(address);
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return api.send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("Origin", action.getScheme() + "://" + action.getAuthority())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * A card form, found by what it says to browsers about its fields.
     *
     * @param codeField empty if the form does not ask for the security code
     */
    public record CardForm(
            String action,
            Map<String, String> hidden,
            String numberField,
            String expiryField,
            String nameField,
            String codeField,
            String cancelAction) {
        public boolean asksForCode() {
            return !codeField.isEmpty();
        }
    }
}
