package io.mintmark.endtoend.browser;

/** Makes payers with a browser; a test class takes one as a parameter. */
public final class Payers {
    private final Browsers browsers;

    Payers(Browsers browsers) {
        this.browsers = browsers;
    }

    /** @param name of the screenshots */
    public BrowserPayer withJavaScript(String name) {
        return new BrowserPayer(browsers.browser(), name, true);
    }

    /** @param name of the screenshots */
    public BrowserPayer withoutJavaScript(String name) {
        return new BrowserPayer(browsers.browser(), name, false);
    }
}
