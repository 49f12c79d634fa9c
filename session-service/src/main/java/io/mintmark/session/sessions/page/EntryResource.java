package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.application.EnterSession;
import io.mintmark.session.sessions.application.Entry;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code /tokenization/{id}}: where a payer's link leads. Everything that can happen has a page. */
@Path("/tokenization")
public class EntryResource {
    private static final Logger LOG = Logger.getLogger(EntryResource.class);

    private final EnterSession enterSession;
    private final Notices notices;
    private final Pages pages;

    EntryResource(EnterSession enterSession, Notices notices, Pages pages) {
        this.enterSession = enterSession;
        this.notices = notices;
        this.pages = pages;
    }

    /** Sends the payer on to the card page, or says why not. */
    @GET
    @Path("/{id}")
    @PermitAll
    public Uni<Response> enter(@PathParam("id") String id, @QueryParam("t") @DefaultValue("") String token) {
        Optional<SessionId> session = SessionId.parse(id);
        if (session.isEmpty()) {
            return pages.show(notices.unknown());
        }
        return enterSession
                .enter(session.get(), token)
                .chain(this::answer)
                .onFailure()
                .recoverWithUni(failure -> unavailable(session.get(), failure, token));
    }

    private Uni<Response> answer(Entry entry) {
        if (entry instanceof Entry.ToCardPage cardPage) {
            return Uni.createFrom().item(pages.sendTo(cardPage.address()));
        }
        if (entry instanceof Entry.Ended ended) {
            return ended(ended.session(), ended.merchantName());
        }
        if (entry instanceof Entry.Busy) {
            return pages.show(notices.busy());
        }
        return pages.show(entry instanceof Entry.Closed ? notices.closed() : notices.unknown());
    }

    /** Whoever reached the end is sent to it; expired and canceled links say so here. */
    private Uni<Response> ended(Session session, String merchant) {
        URI address = session.returnAddress();
        boolean sendOn = session.status() == SessionStatus.COMPLETED || session.status() == SessionStatus.FAILED;
        return sendOn && address != null
                ? Uni.createFrom().item(pages.sendTo(address))
                : pages.show(notices.ended(session, merchant));
    }

    private Uni<Response> unavailable(SessionId session, Throwable failure, String token) {
        LOG.warnf("the payer of %s met an outage: %s", session, failure.toString());
        URI again = URI.create("?t=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return pages.show(notices.unavailable(again));
    }
}
