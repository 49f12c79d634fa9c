package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.application.Entry;
import io.mintmark.session.sessions.application.ShowCode;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /qr/{id}.svg}: the payer's link as an image, for a till or a letter. */
@Path("/qr")
public class CodeResource {
    private static final String SUFFIX = ".svg";

    private final ShowCode showCode;
    private final CodeImages images;
    private final Entrance entrance;

    CodeResource(ShowCode showCode, CodeImages images, Entrance entrance) {
        this.showCode = showCode;
        this.images = images;
        this.entrance = entrance;
    }

    /** The image while the session is open; afterwards, and without the right token, the page of the link itself. */
    @GET
    @Path("/{file}")
    @PermitAll
    public Uni<Response> show(@PathParam("file") String file, @BeanParam Visit visit) {
        Optional<SessionId> session = file.endsWith(SUFFIX)
                ? SessionId.parse(file.substring(0, file.length() - SUFFIX.length()))
                : Optional.empty();
        if (session.isEmpty()) {
            return entrance.unknown(visit);
        }
        return showCode.show(session.get(), visit.tokenOrNone())
                .chain(entry -> entry instanceof Entry.ByCode code
                        ? images.of(code, visit.language(code.session()))
                        : entrance.notice(entry, visit, false))
                .onFailure()
                .recoverWithUni(failure -> entrance.outage(session.get(), failure, visit));
    }
}
