package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.CheckVisit;
import io.mintmark.vault.capture.application.RemoveSavedCard;
import io.mintmark.vault.capture.application.SavedCards;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.ChosenCard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Removing a saved card, in two steps. */
@Path("/card/{captureId}/removals")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class WalletResource {
    private final CheckVisit visits;
    private final SavedCards cards;
    private final RemoveSavedCard remove;
    private final Pages pages;
    private final Door door;

    WalletResource(CheckVisit visits, SavedCards cards, RemoveSavedCard remove, Pages pages, Door door) {
        this.visits = visits;
        this.cards = cards;
        this.remove = remove;
        this.pages = pages;
        this.door = door;
    }

    /** Asks first. A card that is not there leads back to those that are. */
    @GET
    public Uni<RestResponse<String>> ask(@BeanParam PayerRequest request, @QueryParam("card") @Nullable String card) {
        return door.safely(
                request,
                visits.check(request.captureId(), request.capability())
                        .chain(visit -> visit.isPresent()
                                ? ask(visit.get(), request, card == null ? "" : card)
                                : pages.notice(Notice.UNKNOWN, request)));
    }

    private Uni<RestResponse<String>> ask(Visit visit, PayerRequest request, String card) {
        if (!(visit instanceof Visit.Open) || !visit.capture().mayDelete()) {
            return pages.show(visit, request);
        }
        return cards.find(visit.capture(), card)
                .chain(found -> found.isPresent()
                        ? pages.removal(visit.capture(), found.get(), request)
                        : pages.show(visit, request));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> remove(@BeanParam PayerRequest request, byte[] form) {
        return door.letIn(
                request, form, () -> remove.remove(request.captureId(), request.capability(), ChosenCard.in(form))
                        .chain(submission -> pages.answer(submission, request)));
    }
}
