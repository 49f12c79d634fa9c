package io.mintmark.session.sessions.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.session.requests.application.PublicUrl;
import io.mintmark.session.sessions.domain.LinkTokens;
import io.mintmark.session.sessions.domain.SessionId;
import jakarta.inject.Singleton;
import java.net.URI;

/** The links that merchants hand to payers. A link is a capability: it is shown to its merchant and written nowhere. */
@Singleton
public class PayerLinks {
    private final LinkTokens tokens;
    private final PublicUrl publicUrl;

    PayerLinks(SessionConfig config, PublicUrl publicUrl) {
        this.tokens = new LinkTokens(Keys.decode("mintmark.sessions.link-key", config.linkKey()));
        this.publicUrl = publicUrl;
    }

    /** The full-page link: {@code /tokenization/…} or {@code /checkout/…}. */
    public String redirect(SessionId id, String type) {
        return publicUrl.below("/" + type + "/" + id + "?t=" + tokens.tokenOf(id));
    }

    /** The link for a frame in the merchant's page. */
    public String embedded(SessionId id, String type) {
        return publicUrl.below("/e/" + type + "/" + id + "?t=" + tokens.tokenOf(id));
    }

    /** The address of an image that encodes the full-page link. */
    public String code(SessionId id) {
        return publicUrl.below("/qr/" + id + ".svg?t=" + tokens.tokenOf(id));
    }

    /** What is stored of the token. */
    byte[] tokenHash(SessionId id) {
        return tokens.hashOf(id);
    }

    /** An address of the vault's as the payer's browser reaches it. */
    URI absolute(String path) {
        return URI.create(publicUrl.below("/")).resolve(path);
    }
}
