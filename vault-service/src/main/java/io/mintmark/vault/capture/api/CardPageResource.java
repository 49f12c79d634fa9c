package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.CheckVisit;
import io.mintmark.vault.capture.application.LeavePage;
import io.mintmark.vault.capture.application.SubmitCard;
import io.mintmark.vault.capture.application.UseSavedCard;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The card page. The link's secret part is the payer's only credential; there are no cookies. */
@Path("/card/{captureId}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class CardPageResource {
    private final CheckVisit visits;
    private final SubmitCard submit;
    private final UseSavedCard use;
    private final LeavePage leave;
    private final Pages pages;
    private final Door door;

    CardPageResource(CheckVisit visits, SubmitCard submit, UseSavedCard use, LeavePage leave, Pages pages, Door door) {
        this.visits = visits;
        this.submit = submit;
        this.use = use;
        this.leave = leave;
        this.pages = pages;
        this.door = door;
    }

    @GET
    public Uni<RestResponse<String>> show(@BeanParam PayerRequest request) {
        return looked(request, visit -> pages.show(visit, request));
    }

    /** Where a payer waits for the decision on a card. */
    @GET
    @Path("/decision")
    public Uni<RestResponse<String>> decision(@BeanParam PayerRequest request) {
        return looked(request, visit -> pages.decided(visit, request));
    }

    /** Where a payer goes on to the bank's page by itself. */
    @GET
    @Path("/challenge")
    public Uni<RestResponse<String>> challenge(@BeanParam PayerRequest request) {
        return looked(request, visit -> pages.challenged(visit, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> submit(@BeanParam PayerRequest request, byte[] form) {
        return door.letIn(request, form, () -> submit.submit(
                        request.captureId(), request.capability(), form, request::formats, request.isEmbedded())
                .chain(submission -> pages.answer(submission, request)));
    }

    /** A saved card instead of a new one. */
    @POST
    @Path("/selections")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> select(@BeanParam PayerRequest request, byte[] form) {
        return door.letIn(request, form, () -> use.submit(
                        request.captureId(), request.capability(), form, request::formats, request.isEmbedded())
                .chain(submission -> pages.answer(submission, request)));
    }

    @POST
    @Path("/cancellations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> leave(@BeanParam PayerRequest request, byte[] form) {
        return door.letIn(request, form, () -> leave.leave(request.captureId(), request.capability())
                .chain(submission -> pages.answer(submission, request)));
    }

    private Uni<RestResponse<String>> looked(PayerRequest request, Function<Visit, Uni<RestResponse<String>>> show) {
        return door.safely(
                request,
                visits.check(request.captureId(), request.capability())
                        .chain(visit ->
                                visit.isPresent() ? show.apply(visit.get()) : pages.notice(Notice.UNKNOWN, request)));
    }
}
