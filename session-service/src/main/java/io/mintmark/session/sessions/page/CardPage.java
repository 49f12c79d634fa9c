package io.mintmark.session.sessions.page;

import java.net.URI;
import java.util.Optional;

/** The vault's card page, as a payer came to it. */
final class CardPage {
    private CardPage() {}

    /** Its address, with the view and the language that the payer's link asked for. */
    static URI address(URI page, Visit visit, boolean embedded) {
        StringBuilder address = new StringBuilder(page.toString());
        if (embedded) {
            add(address, page, "view=embedded");
        }
        Optional<Language> asked = Language.ofTag(visit.locale());
        asked.ifPresent(language -> add(address, page, "locale=" + language.tag()));
        return URI.create(address.toString());
    }

    private static void add(StringBuilder address, URI page, String parameter) {
        boolean first = page.getRawQuery() == null && address.indexOf("?") < 0;
        address.append(first ? '?' : '&').append(parameter);
    }
}
