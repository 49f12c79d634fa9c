package io.mintmark.vault.capture.api;

import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.capture.application.LeavePage;
import io.mintmark.vault.capture.application.OpenLink;
import io.mintmark.vault.capture.application.SubmitCard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The card page. The link's secret part is the payer's only credential; there are no cookies. */
@Path("/card/{captureId}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class CardPageResource {
    private static final Logger LOG = Logger.getLogger(CardPageResource.class);
    /** A card form has a few hundred bytes; slow and large ones are not worth waiting for. */
    private static final int LARGEST_FORM = 16 * 1024;

    private final OpenLink open;
    private final SubmitCard submit;
    private final LeavePage leave;
    private final Pages pages;
    private final String ownOrigin;

    CardPageResource(
            OpenLink open,
            SubmitCard submit,
            LeavePage leave,
            Pages pages,
            @ConfigProperty(name = "mintmark.public-url") String publicUrl) {
        this.open = open;
        this.submit = submit;
        this.leave = leave;
        this.pages = pages;
        this.ownOrigin = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    @GET
    public Uni<RestResponse<String>> show(
            @PathParam("captureId") String captureId, @QueryParam("k") @Nullable String capability) {
        String key = orEmpty(capability);
        return orUnavailable(open.open(captureId, key)
                .chain(visit -> visit.isPresent() ? pages.show(visit.get(), key) : pages.unknown()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> submit(
            @PathParam("captureId") String captureId,
            @QueryParam("k") @Nullable String capability,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @HeaderParam("Origin") @Nullable String origin,
            byte[] form) {
        if (form.length > LARGEST_FORM) {
            Arrays.fill(form, (byte) 0);
            throw Problem.of(413, "body_too_large", "A card form has at most 16 KiB.");
        }
        if (!SameOrigin.holds(site, origin, ownOrigin)) {
            Arrays.fill(form, (byte) 0);
            return pages.foreign();
        }
        String key = orEmpty(capability);
        return orUnavailable(submit.submit(captureId, key, form).chain(submission -> pages.answer(submission, key)));
    }

    @POST
    @Path("/cancellations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> leave(
            @PathParam("captureId") String captureId,
            @QueryParam("k") @Nullable String capability,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site,
            @HeaderParam("Origin") @Nullable String origin) {
        if (!SameOrigin.holds(site, origin, ownOrigin)) {
            return pages.foreign();
        }
        String key = orEmpty(capability);
        return orUnavailable(leave.leave(captureId, key).chain(submission -> pages.answer(submission, key)));
    }

    /** A payer gets a page, whatever is broken behind it. */
    private Uni<RestResponse<String>> orUnavailable(Uni<RestResponse<String>> page) {
        return page.onFailure()
                .invoke(failure -> LOG.errorf(failure, "the card page failed"))
                .onFailure()
                .recoverWithUni(pages::unavailable);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
