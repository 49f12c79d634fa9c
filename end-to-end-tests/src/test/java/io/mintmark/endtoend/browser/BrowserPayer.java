package io.mintmark.endtoend.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A payer in a Chromium of their own: sees what stands on the page and uses its labels and buttons. */
public final class BrowserPayer implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE_MILLIS = 15_000;
    private static final int WIDE = 1000;
    private static final int HIGH = 900;
    private static final int NARROW = 320;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable FrameLocator frame;
    private int screenshots;

    BrowserPayer(Browser browser, String name, boolean withJavaScript, String language) {
        this(
                name,
                browser.newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(withJavaScript)
                        .setLocale(language)
                        // Pictures are of states, not of what lies between them.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(WIDE, HIGH)));
    }

    private BrowserPayer(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
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

    /** Opens a link whose page would go on by itself after a while, and keeps it from doing so. */
    public void openAndStay(String link) {
        page.route(link, route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove("refresh");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        open(link);
        page.unroute(link);
    }

    /** Another tab of the same browser. */
    public BrowserPayer anotherTab() {
        return new BrowserPayer(name + "-another-tab", context);
    }

    /** From now on what is typed, pressed and awaited is in the page's first frame. */
    public void enterFrame() {
        frame = page.frameLocator("iframe").first();
    }

    /** Types a card. */
    public void typeCard(String number, String expiry) {
        fill("cc-number", number);
        fill("cc-exp", expiry);
        fill("cc-name", "Ada Sample");
        screenshot();
    }

    /** Types into the field that browsers fill by that name, whatever its label's language. */
    public void fill(String autocomplete, String value) {
        part("input[autocomplete='" + autocomplete + "']").fill(value);
    }

    /** Presses the button that saves the card. */
    public void save() {
        press("Save card");
    }

    /** Presses the button that leaves. */
    public void cancel() {
        press("Cancel");
    }

    /** Presses the button that saves the card twice, as fast as a finger can. */
    public void saveTwiceAtOnce() {
        button("Save card").dblclick(new Locator.DblclickOptions().setNoWaitAfter(true));
    }

    /** Ticks a box, by a selector of CSS. */
    public void tick(String selector) {
        part(selector).check();
    }

    /** Presses the button that sends a form twice, as fast as a finger can. */
    public void submitTwiceAtOnce(String form) {
        part(form + " button[type=submit]").dblclick(new Locator.DblclickOptions().setNoWaitAfter(true));
    }

    /** Chooses one of several by its label. */
    public void choose(String label) {
        page.getByLabel(label).first().check();
        screenshot();
    }

    /** Follows a link to another page, by a selector of CSS. */
    public void follow(String selector) {
        turning(() -> part(selector).click());
        screenshot();
    }

    /** Presses a button. */
    public void press(String label) {
        button(label).click();
    }

    private Locator button(String label) {
        return frame == null
                ? page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                : frame.getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator part(String selector) {
        return (frame == null ? page.locator(selector) : frame.locator(selector)).first();
    }

    /** Presses the button that sends a form, whatever its label's language. */
    public void submit(String form) {
        part(form + " button[type=submit]").click();
    }

    /** Sends a form past the page's own checks, and returns when the page of the answer has loaded. */
    public void sendUnchecked(String form) {
        turning(() -> page.evalOnSelector(form, "form => HTMLFormElement.prototype.submit.call(form)"));
    }

    /**
     * Does what leads to another page, and returns when that has loaded. Neither the click nor the arrival of the answer is
     * that moment: until then everything would be asked of the page before, while it goes.
     */
    private void turning(Runnable step) {
        page.evaluate("document.documentElement.dataset.before = 'yes'");
        step.run();
        awaitTrue("document.documentElement.dataset.before === undefined && document.readyState === 'complete'");
    }

    /** Asked from outside: a page's policy may forbid what would ask from within. Between two pages nothing is true. */
    private boolean holds(String script) {
        try {
            return Boolean.TRUE.equals(page.evaluate("Boolean(" + script + ")"));
        } catch (PlaywrightException betweenPages) {
            return false;
        }
    }

    /** Goes to the page before. */
    public void goBack() {
        page.goBack();
        screenshot();
    }

    /** Loads the page again; the browser sends a form again if that is how the page came. */
    public void reload() {
        page.reload();
        screenshot();
    }

    /** Waits until the address is below this one, and tells the address. */
    public String awaitAddress(String beginning) {
        page.waitForURL(address -> address.startsWith(beginning));
        screenshot();
        return page.url();
    }

    /** Waits until this text stands on the page. */
    public void awaitText(String text) {
        (frame == null ? page.getByText(text) : frame.getByText(text)).first().waitFor();
        screenshot();
    }

    /** Waits for anything that this selector of CSS means. */
    public void awaitPart(String selector) {
        part(selector).waitFor();
    }

    /** The language that the page says it is in. */
    public String language() {
        return (String) page.evaluate("document.documentElement.lang");
    }

    /**
     * Looks at the page from all sides: for grave faults of accessibility in light and in dark, and whether it fits on a
     * small screen. A picture of each is kept.
     *
     * @return what is wrong
     */
    public List<String> inspect(String state) {
        List<String> wrong = new ArrayList<>(Accessibility.graveFaults(page));
        picture(state + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        wrong.addAll(Accessibility.tooLittleContrast(page));
        picture(state + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, HIGH);
        int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (width > NARROW) {
            wrong.add("is " + width + " pixels wide on a screen of " + NARROW);
        }
        picture(state + "-narrow");
        page.setViewportSize(WIDE, HIGH);
        return wrong.stream().map(fault -> state + ": " + fault).toList();
    }

    /** The heading of the page. */
    public String heading() {
        return part("h1").innerText();
    }

    /** All that can be read. */
    public String text() {
        return page.locator("body").innerText();
    }

    /** What a script on the page answers, as JSON would have it. */
    public Object ask(String script) {
        return page.evaluate(script);
    }

    /** Waits until a script on the page answers with something that counts as true. */
    public void awaitTrue(String script) {
        page.waitForCondition(() -> holds(script));
    }

    /** How many cookies this browser keeps. */
    public int cookies() {
        return context.cookies().size();
    }

    /** A picture of the page as it is. */
    public byte[] picture() {
        return page.screenshot();
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

    private void screenshot() {
        picture(Integer.toString(++screenshots));
    }

    /** Waits until the browser's console complains of this. */
    public void awaitComplaint(String about) {
        page.waitForCondition(() -> complaints.stream().anyMatch(complaint -> complaint.contains(about)));
    }

    /** For people to look at; kept below {@code target}. */
    private void picture(String of) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + "-" + of + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
