package io.mintmark.vault.capture.api;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page's templates, checked by the build. */
@CheckedTemplate(basePath = "card")
final class CardTemplates {
    private CardTemplates() {}

    static native TemplateInstance form(PageFrame frame, FormPage page);

    static native TemplateInstance removal(PageFrame frame, RemovalPage page);

    static native TemplateInstance challenge(PageFrame frame, ChallengePage page);

    static native TemplateInstance notice(PageFrame frame, NoticePage page);
}
