package io.mintmark.session.sessions.api;

import io.mintmark.contracts.session.SessionView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.ListSessions;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sessions}: by cursor, or by page and size with a total. */
@Path("/v1/sessions")
public class SessionListResource {
    /** A page by number. */
    @Schema(name = "SessionNumberedPage")
    public record Numbered(List<SessionView> data, int page, int size, long total) {}

    /** What {@link Page} looks like on the wire, for the reference. */
    public record SessionPage(List<SessionView> data, boolean hasMore, @Nullable String nextCursor) {}

    private final ListSessions listSessions;
    private final SessionAnswers answers;
    private final Caller caller;

    SessionListResource(ListSessions listSessions, SessionAnswers answers, Caller caller) {
        this.listSessions = listSessions;
        this.answers = answers;
        this.caller = caller;
    }

    /** The merchant's sessions, the latest first. */
    @Operation(operationId = "listSessions", summary = "List sessions")
    @GET
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {SessionPage.class, Numbered.class})))
    @RolesAllowed("sessions:read")
    public Uni<RestResponse<?>> list(@BeanParam SessionFilters filters, UriInfo uri) {
        MerchantId merchant = caller.merchant();
        SessionQuery query = filters.query(merchant);
        if (filters.isNumbered()) {
            return listSessions
                    .page(merchant, query, filters.pageOrFirst(), filters.sizeOrDefault())
                    .map(page -> RestResponse.ok(new Numbered(
                            page.data().stream().map(answers::view).toList(), page.page(), page.size(), page.total())));
        }
        return listSessions
                .list(merchant, query, filters.cursor(), filters.limitOrDefault())
                .map(page -> withNext(page.map(answers::view), uri));
    }

    /** The next page as a link (RFC 8288), too. */
    private static RestResponse<?> withNext(Page<SessionView> page, UriInfo uri) {
        RestResponse.ResponseBuilder<Page<SessionView>> response = RestResponse.ResponseBuilder.ok(page);
        String next = page.nextCursor();
        if (next != null) {
            String address = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build()
                    .getRawQuery();
            response.header("Link", "</v1/sessions?" + address + ">; rel=\"next\"");
        }
        return response.build();
    }
}
