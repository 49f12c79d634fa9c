package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.CheckVisit;
import io.mintmark.vault.capture.application.ExtendVisit;
import io.mintmark.vault.capture.application.Submission;
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
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestResponse;

/** How the session stands and how long it lives, for the page's script; and more time, for the script and for forms. */
@Path("/card/{captureId}")
@PermitAll
class TimeResource {
    /**
     * What the script may know.
     *
     * @param state open, deciding or over
     */
    record Standing(String state) {}

    /**
     * How much time there is now.
     *
     * @param seconds until the session ends; 0 if it has
     * @param granted whether it got longer
     */
    record Time(long seconds, boolean granted) {}

    private static final Standing OVER = new Standing("over");

    private final CheckVisit visits;
    private final ExtendVisit extend;
    private final Pages pages;
    private final Door door;
    private final InstantSource clock;

    TimeResource(CheckVisit visits, ExtendVisit extend, Pages pages, Door door, InstantSource clock) {
        this.visits = visits;
        this.extend = extend;
        this.pages = pages;
        this.door = door;
        this.clock = clock;
    }

    @GET
    @Path("/standing")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Standing>> standing(@BeanParam PayerRequest request) {
        return visits.check(request.captureId(), request.capability())
                .map(visit -> visit.map(known -> RestResponse.ok(standing(known)))
                        .orElseGet(() -> RestResponse.status(RestResponse.Status.NOT_FOUND, OVER)));
    }

    private static Standing standing(Visit visit) {
        if (visit instanceof Visit.Open) {
            return new Standing("open");
        }
        return visit instanceof Visit.Deciding ? new Standing("deciding") : OVER;
    }

    @POST
    @Path("/extensions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<String>> extend(@BeanParam PayerRequest request, byte[] form) {
        return door.letIn(request, form, () -> extend.extend(request.captureId(), request.capability())
                .chain(submission -> pages.answer(submission, request)));
    }

    @POST
    @Path("/extensions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Time>> extendAtOnce(@BeanParam PayerRequest request) {
        if (!door.isOurs(request)) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.FORBIDDEN));
        }
        return extend.extend(request.captureId(), request.capability()).map(this::time);
    }

    private RestResponse<Time> time(Submission submission) {
        return submission instanceof Submission.Extended extended
                ? RestResponse.ok(new Time(
                        Math.max(
                                0,
                                Duration.between(
                                                clock.instant(),
                                                extended.capture().expiresAt())
                                        .toSeconds()),
                        extended.granted()))
                : RestResponse.status(RestResponse.Status.CONFLICT);
    }
}
