package io.mintmark.simulator.acquirer;

/** What the (simulated) issuer shows the payer: plain HTML, for a window or a frame, with or without JavaScript. */
final class ChallengePage {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 28rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
            .simulator { border: 1px solid #8a5a00; background: #fff6e0; padding: .5rem .75rem; }
            button { display: block; width: 100%%; margin: .75rem 0; padding: .75rem; font: inherit; color: #1a1a1a; background: #f2f2f2; border: 1px solid #595959; border-radius: .25rem; cursor: pointer; }
            button:focus-visible, a:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p class="simulator">This is a simulator. No bank is behind it, and no money moves.</p>
            %2$s
            </main>
            </body>
            </html>
            """;

    private static final String QUESTION =
            """
            <p>Merchant %s asks for <strong>%s</strong> from the card that ends in %s. Is it you who pays?</p>
            <form method="post">
            <button type="submit" name="answer" value="pass">Yes, it is me (pass)</button>
            <button type="submit" name="answer" value="fail">Give a wrong answer (fail)</button>
            <button type="submit" name="answer" value="cancel">Cancel the payment</button>
            </form>
            """;

    private ChallengePage() {}

    static String of(ChallengeView challenge) {
        return challenge.open()
                ? PAGE.formatted(
                        "Confirm your payment",
                        QUESTION.formatted(
                                escaped(challenge.merchant()),
                                escaped(challenge.amount().text()),
                                escaped(String.valueOf(challenge.last4()))))
                : PAGE.formatted(
                        "This confirmation is over",
                        "<p>There is nothing left to answer. <a href=\"%s\">Go back to the payment</a></p>"
                                .formatted(escaped(challenge.challenge().returnUrl())));
    }

    static String ofNone() {
        return PAGE.formatted("There is no such confirmation", "<p>Go back to where you wanted to pay.</p>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
