package io.mintmark.endtoend.browser;

/** Makes payers with a browser; a test class takes one as a parameter. */
public final class Payers {
    private final Browsers browsers;

    Payers(Browsers browsers) {
        this.browsers = browsers;
    }

    /** @param name of the screenshots */
    public BrowserPayer withJavaScript(String name) {
        return new BrowserPayer(browsers.browser(), name, true, "en");
    }

    /** @param name of the screenshots */
    public BrowserPayer withoutJavaScript(String name) {
        return new BrowserPayer(browsers.browser(), name, false, "en");
    }

    /**
     * A payer with JavaScript whose browser asks for pages in that language.
     *
     * @param name of the screenshots
     */
    public BrowserPayer speaking(String language, String name) {
        return new BrowserPayer(browsers.browser(), name + "-" + language, true, language);
    }
}
