package io.mintmark.local.campaign;

import io.mintmark.local.client.HtmlForm;
import io.mintmark.local.client.WrongAnswer;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a payer's (simulated) bank asks who it is, or says that it has nothing left to ask.
 *
 * @param wayBack the link to the payment, where there is nothing left to answer; null where the bank asks
 */
record BankPage(@Nullable String wayBack) {
    private static final String PATH = "/3ds/challenges/";
    private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*name=\"answer\"");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*href=\"([^\"]*)\"");

    /** Whether a payer who is there sees such a page. */
    static boolean isAt(URI place) {
        return place.getPath().startsWith(PATH);
    }

    static BankPage read(String page) {
        if (BUTTON.matcher(page).find()) {
            return new BankPage(null);
        }
        Matcher link = LINK.matcher(page);
        if (!link.find()) {
            throw new WrongAnswer("the bank asks nothing, and leads nowhere");
        }
        return new BankPage(HtmlForm.text(link.group(1)));
    }
}
