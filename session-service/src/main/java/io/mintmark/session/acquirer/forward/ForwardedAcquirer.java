package io.mintmark.session.acquirer.forward;

import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.AcquirerConfig;
import io.mintmark.session.acquirer.application.Connectors;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.money.domain.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Reaches the acquirer through the vault, with a deadline for every call. */
@Singleton
class ForwardedAcquirer implements Acquirer {
    private final ForwardClient vault;
    private final AcquirerConfig config;
    private final Connectors connectors;
    private final StepProfiles own;
    private final ChallengePages challenges;

    ForwardedAcquirer(@RestClient ForwardClient vault, AcquirerConfig config, Connectors connectors) {
        this.vault = vault;
        this.config = config;
        this.connectors = connectors;
        this.own = StepProfiles.of(config);
        this.challenges = new ChallengePages(config.challengeOrigins().orElse(List.of()));
    }

    private StepProfiles profiles(Errand errand) {
        String connector = errand.connector();
        return connector == null ? own : StepProfiles.of(connectors.settings(connector));
    }

    @Override
    public Uni<Reply> authorize(Errand errand, Authorization authorization) {
        CardRef card = authorization.card();
        return card instanceof CardRef.External external
                ? send(
                        plain(
                                errand,
                                profiles(errand).authorize(),
                                null,
                                AcquirerBodies.authorize(errand.merchant().value(), authorization, external)),
                        authorization.reference(),
                        StepKind.AUTHORIZATION)
                : authorizeWithCard(errand, authorization);
    }

    private Uni<Reply> authorizeWithCard(Errand errand, Authorization authorization) {
        Seal seal = authorization.seal();
        ForwardClient.Request request = new ForwardClient.Request(
                errand.merchant().value(),
                authorization.address() == null ? own.authorize() : config.authorizeAtAddressProfile(),
                errand.intent(),
                card(authorization.card()),
                seal == null ? null : seal.open(),
                seal == null ? null : authorization.session(),
                errand.sendBefore(),
                null,
                AcquirerBodies.authorize(errand.merchant().value(), authorization));
        return send(request, authorization.reference(), StepKind.AUTHORIZATION);
    }

    @Override
    public Uni<Reply> complete(Errand errand, Reference reference, Reference authorization) {
        return send(
                plain(errand, config.completeProfile(), null, AcquirerBodies.complete(reference, authorization)),
                reference,
                StepKind.COMPLETION);
    }

    @Override
    public Uni<Reply> release(Errand errand, Reference reference, Reference authorization) {
        return send(
                plain(errand, profiles(errand).release(), null, AcquirerBodies.release(reference, authorization)),
                reference,
                StepKind.VOID);
    }

    @Override
    public Uni<Reply> capture(Errand errand, Reference reference, Reference authorization, Money amount) {
        return send(
                plain(errand, profiles(errand).capture(), null, AcquirerBodies.share(reference, authorization, amount)),
                reference,
                StepKind.CAPTURE);
    }

    @Override
    public Uni<Reply> refund(Errand errand, Reference reference, Reference authorization, Money amount) {
        return send(
                plain(errand, profiles(errand).refund(), null, AcquirerBodies.share(reference, authorization, amount)),
                reference,
                StepKind.REFUND);
    }

    private Uni<Reply> send(ForwardClient.Request request, Reference reference, StepKind kind) {
        return vault.forward(request)
                .ifNoItem()
                .after(config.deadline())
                .fail()
                .map(forwarded -> Replies.of(forwarded, reference, kind, challenges))
                .onFailure()
                .recoverWithItem(failure -> Replies.of(failure, reference));
    }

    @Override
    public Uni<Standing> status(Errand errand, Reference reference, StepKind kind) {
        return vault.forward(plain(errand, profiles(errand).status(), reference, null))
                .ifNoItem()
                .after(config.statusDeadline())
                .fail()
                .map(forwarded -> Standings.of(forwarded, reference, kind, challenges))
                .onFailure()
                .recoverWithItem(failure -> new Standing.Unknown(failure.toString()));
    }

    private static ForwardClient.Request plain(
            Errand errand, String profile, @Nullable Reference asked, @Nullable Object body) {
        return new ForwardClient.Request(
                errand.merchant().value(),
                profile,
                errand.intent(),
                null,
                null,
                null,
                errand.sendBefore(),
                asked == null ? null : new ForwardClient.Parameters(asked.value()),
                body);
    }

    private static ForwardClient.Card card(CardRef card) {
        return card instanceof CardRef.Staged
                ? new ForwardClient.Card(card.id(), null)
                : new ForwardClient.Card(null, card.id());
    }
}
