package io.mintmark.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A payer in a Chromium of their own: sees what stands on the page and uses its labels and buttons. */
public final class BrowserPayer implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 15_000;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private int screenshots;

    BrowserPayer(Browser browser, String name, boolean withJavaScript) {
        this.name = name;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(withJavaScript)
                .setViewportSize(1000, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        // A violated content security policy shows here and nowhere else.
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens a link and returns when the page has loaded. */
    public void open(String link) {
        page.navigate(link);
        screenshot();
    }

    /** Types a card. */
    public void typeCard(String number, String expiry) {
        page.getByLabel("Card number").fill(number);
        page.getByLabel("Expiry date").fill(expiry);
        page.getByLabel("Name on card").fill("Ada Sample");
        screenshot();
    }

    /** Presses the button that saves the card. */
    public void save() {
        press("Save card");
    }

    /** Presses the button that leaves. */
    public void cancel() {
        press("Cancel");
    }

    private void press(String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    /** Waits until the address is below this one, and tells the address. */
    public String awaitAddress(String beginning) {
        page.waitForURL(address -> address.startsWith(beginning));
        screenshot();
        return page.url();
    }

    /** Waits until this text stands on the page. */
    public void awaitText(String text) {
        page.getByText(text).first().waitFor();
        screenshot();
    }

    /** The heading of the page. */
    public String heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .innerText();
    }

    /** All that can be read. */
    public String text() {
        return page.locator("body").innerText();
    }

    /** What a field holds. */
    public String field(String label) {
        return page.getByLabel(label).inputValue();
    }

    /** The address of the page. */
    public String address() {
        return page.url();
    }

    /** Errors that the browser's console shows, such as what a content security policy stopped. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** For people to look at; kept below {@code target}. */
    private void screenshot() {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(name + "-" + ++screenshots + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
