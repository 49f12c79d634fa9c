package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Fault;
import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.SessionOrder;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.PayerCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every state of every page that payers see, in each language, in light and dark and on a small screen: nobody is shut
 * out. The pictures are kept below {@code target/screenshots} for people to look at.
 */
@Order(5)
@OnCluster
@InChromium
class LooksIT {
    private static final String SHOP = "Almacén & Compañía";
    private static final String FORM = "#card-form";
    private static final PayerCard POOR = PayerCard.of("4000 0000 0000 0002", SavedCard.EXPIRY);
    private static final PayerCard UNDECIDED = PayerCard.of("9999 0100 0000 0201", SavedCard.EXPIRY);

    private final Platform platform;
    private final HttpPayer payer;
    private final Acquirer acquirer;

    LooksIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void noStateOfAnyPageShutsPeopleOut(String language, Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.speaking(language, "look")) {
            // given
            Merchant merchant = Merchant.create(platform, SHOP, List.of(site.origin()));
            Visit visit = new Visit(language, browser, merchant, merchant.customer("customer-1001"), site);

            // when
            List<String> wrong = new ArrayList<>();
            wrong.addAll(theForm(visit));
            wrong.addAll(theFormAfterFaults(visit));
            wrong.addAll(theFormWithEverything(visit));
            wrong.addAll(theVerification(visit));
            wrong.addAll(theWallet(visit));
            wrong.addAll(theEnds(visit));

            // then
            assertThat(wrong).isEmpty();
        }
    }

    /** What a visitor brings along. */
    private record Visit(
            String language, BrowserPayer browser, Merchant merchant, Customer customer, MerchantSite site) {
        Session session() {
            return merchant.session(order());
        }

        SessionOrder order() {
            return merchant.order(customer, site);
        }

        /** Looks at the page, which must be in the visitor's language. */
        List<String> inspect(String state) {
            List<String> wrong = new ArrayList<>(browser.inspect(state));
            if (!browser.language().startsWith(language)) {
                wrong.add(state + ": speaks " + browser.language() + " instead of " + language);
            }
            return wrong;
        }
    }

    private static List<String> theForm(Visit visit) {
        List<String> wrong = new ArrayList<>();
        visit.browser().open(visit.session().link());
        wrong.addAll(visit.inspect("form"));
        visit.browser().fill("cc-number", "5555 5555");
        wrong.addAll(visit.inspect("form-typing"));
        visit.browser().fill("cc-number", "4242 4242 4242 4241");
        visit.browser().fill("cc-exp", "13/30");
        visit.browser().submit(FORM);
        wrong.addAll(visit.inspect("form-faults-shown-at-once"));
        visit.browser()
                .open(visit.merchant()
                        .session(visit.order().tokenizing("type", "temporal"))
                        .link());
        wrong.addAll(visit.inspect("form-temporal"));
        return wrong;
    }

    private static List<String> theFormAfterFaults(Visit visit) {
        visit.browser().open(visit.session().link());
        visit.browser().sendUnchecked(FORM);
        return visit.inspect("form-faults-of-the-server");
    }

    private static List<String> theFormWithEverything(Visit visit) {
        SessionOrder order = visit.order()
                .with("fields", Map.of("cardholderName", "optional", "billingAddress", "required"))
                .with("prefill", Map.of("cardholderName", "Ada Sample"));
        Session session = visit.merchant().session(order);
        visit.browser().open(session.link());
        List<String> wrong = new ArrayList<>(visit.inspect("form-with-address"));
        visit.browser().open(session.link("EMBEDDED"));
        wrong.addAll(visit.inspect("form-embedded"));
        return wrong;
    }

    private List<String> theVerification(Visit visit) {
        List<String> wrong = new ArrayList<>();
        Session session = visit.merchant().session(visit.order().verifyingFunds());
        String page = payer.follow(session.link()).header("location");
        visit.browser().open(page);
        wrong.addAll(visit.inspect("form-with-code"));
        fill(visit, "4000 0000 0000 0002");
        visit.browser().submit(FORM);
        visit.browser().awaitPart("#summary");
        wrong.addAll(visit.inspect("form-refused"));
        wrong.addAll(whileItIsDecided(visit));
        payer.submit(payer.open(session.link()), POOR);
        payer.submit(payer.open(session.link()), POOR);
        wrong.addAll(end(visit, page, "end-failed"));
        return wrong;
    }

    private static void fill(Visit visit, String number) {
        visit.browser().fill("cc-number", number);
        visit.browser().fill("cc-exp", SavedCard.EXPIRY);
        visit.browser().fill("cc-csc", "123");
        visit.browser().fill("cc-name", "Ada Sample");
    }

    /** The acquirer's answer is lost, and so are its answers to all questions, until it is told to behave. */
    private List<String> whileItIsDecided(Visit visit) {
        acquirer.order(Fault.once("authorization", "lose_answer"), UNDECIDED.last4());
        acquirer.order(new Fault("status", "error", 100, Duration.ZERO), UNDECIDED.last4());
        Session session = visit.merchant().session(visit.order().verifyingFunds());
        String waiting = payer.sentOn(payer.submit(payer.open(session.link()), UNDECIDED));
        visit.browser().openAndStay(session.link());
        List<String> wrong = new ArrayList<>(visit.inspect("busy"));
        visit.browser().open(waiting);
        visit.browser().awaitPart("#waiting");
        wrong.addAll(visit.inspect("checking"));
        acquirer.behave();
        visit.browser().awaitAddress(visit.site().resultUrl());
        return wrong;
    }

    private List<String> theWallet(Visit visit) {
        payer.persist(visit.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
        payer.persist(visit.session().link(), "5555 5555 5555 4444", SavedCard.EXPIRY);
        Session session = visit.session();
        List<String> wrong = new ArrayList<>(shown(visit, session.link(), "wallet"));
        visit.browser().follow("a.remove");
        wrong.addAll(visit.inspect("wallet-removal"));
        for (String table : List.of("session.sessions where id", "vault.capture where session_id")) {
            platform.database()
                    .update(
                            "update "
                                    + table.replace(" where", " set expires_at = now() + interval '100 seconds' where")
                                    + " = ?",
                            session.id());
        }
        wrong.addAll(shown(visit, session.link(), "wallet-closing"));
        return wrong;
    }

    private List<String> theEnds(Visit visit) {
        List<String> wrong = new ArrayList<>();
        Session completed = visit.session();
        String page = payer.follow(completed.link()).header("location");
        payer.persist(completed.link(), SavedCard.NUMBER, SavedCard.EXPIRY);
        wrong.addAll(end(visit, page, "end-completed"));
        wrong.addAll(end(visit, completed.link("EMBEDDED"), "end-completed-embedded"));
        wrong.addAll(end(visit, page.replaceAll("k=.*", "k=wrong"), "end-unknown-card-page"));
        wrong.addAll(end(visit, completed.link().replaceAll("t=.*", "t=wrong"), "end-unknown-link"));
        Session canceled = visit.session();
        payer.cancel(payer.open(canceled.link()));
        wrong.addAll(end(visit, canceled.link(), "end-canceled"));
        Session expired = visit.session();
        platform.database()
                .update(
                        "update session.sessions set expires_at = now() - interval '1 second' where id = ?",
                        expired.id());
        wrong.addAll(end(visit, expired.link(), "end-expired"));
        return wrong;
    }

    private static List<String> shown(Visit visit, String address, String state) {
        visit.browser().open(address);
        return visit.inspect(state);
    }

    /** At the end nobody is asked for a card. */
    private static List<String> end(Visit visit, String address, String state) {
        List<String> wrong = new ArrayList<>(shown(visit, address, state));
        if (Boolean.TRUE.equals(visit.browser().ask("document.querySelector('#card-form, #wallet') !== null"))) {
            wrong.add(state + " still asks for a card");
        }
        return wrong;
    }
}
