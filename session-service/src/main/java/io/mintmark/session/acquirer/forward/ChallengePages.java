package io.mintmark.session.acquirer.forward;

import io.mintmark.session.sessions.domain.MerchantAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The pages on which payers answer challenges: a payer is sent to no other, whatever the acquirer's answer says. */
final class ChallengePages {
    private static final Logger LOG = Logger.getLogger(ChallengePages.class);
    private static final int LONGEST = 2048;
    private static final Pattern PLAIN =
            Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~%/-]*)?(\\?[A-Za-z0-9._~%=&-]*)?");

    private final Set<String> origins;

    ChallengePages(Collection<URI> origins) {
        this.origins = origins.stream().map(MerchantAddress::originOf).collect(Collectors.toUnmodifiableSet());
    }

    /** The address, if it is plain and one of theirs; null for any other. */
    @Nullable URI accept(@Nullable String text) {
        URI address = text == null ? null : parse(text);
        if (address == null || !origins.contains(MerchantAddress.originOf(address))) {
            LOG.error("the acquirer asks for a challenge at an address that is none of its own");
            return null;
        }
        return address;
    }

    private static @Nullable URI parse(String text) {
        // What could end a directive of a content security policy stands in no such address.
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            return null;
        }
        try {
            URI address = new URI(text);
            return address.getHost() == null ? null : address;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
