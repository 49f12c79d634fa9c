package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.mintmark.simulator.faults.Arrival;
import io.mintmark.simulator.faults.FaultOperation;
import io.mintmark.simulator.faults.Faults;
import io.mintmark.simulator.faults.FaultyExchange;
import io.mintmark.simulator.signing.SignatureVerifier;
import io.mintmark.simulator.signing.SignedRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code /acquirer/v1} and its like: what merchants' platforms call. A request that is not signed in order changes nothing. */
public final class Acquirer {
    private final AcquirerKind kind;
    private final Books books;
    private final BooksThread thread;
    private final SignatureVerifier verifier;
    private final Faults faults;
    private final FaultyExchange exchange;
    private final ChallengeLinks links;

    public Acquirer(
            AcquirerKind kind,
            Books books,
            BooksThread thread,
            SignatureVerifier verifier,
            Faults faults,
            FaultyExchange exchange,
            ChallengeLinks links) {
        this.kind = kind;
        this.books = books;
        this.thread = thread;
        this.verifier = verifier;
        this.faults = faults;
        this.exchange = exchange;
        this.links = links;
    }

    /** Adds the routes; the body handler comes before them. */
    public void mount(Router router) {
        String base = kind.base();
        router.post(base + "/authorizations").handler(this::authorize);
        router.post(base + "/captures").handler(context -> move(context, FaultOperation.CAPTURE, Direction.CAPTURE));
        router.post(base + "/refunds").handler(context -> move(context, FaultOperation.REFUND, Direction.REFUND));
        router.post(base + "/voids")
                .handler(context -> followUp(context, FaultOperation.VOID, Reversal.TYPE, books::reverse));
        router.post(base + "/completions")
                .handler(context -> followUp(context, FaultOperation.COMPLETION, Completion.TYPE, books::complete));
        router.get(base + "/operations/:reference").handler(this::status);
    }

    private void authorize(RoutingContext context) {
        Instant latest = verify(context);
        AuthorizationRequest request =
                AuthorizationRequest.of(kind, Fields.of(context.body().buffer()));
        exchange.run(
                context,
                faults.strike(new Arrival(
                        FaultOperation.AUTHORIZATION,
                        request.reference(),
                        request.credential().last4())),
                () -> answer(context, () -> books.authorize(request, latest)));
    }

    private void move(RoutingContext context, FaultOperation operation, Direction direction) {
        Instant latest = verify(context);
        MovementRequest request =
                MovementRequest.of(direction, Fields.of(context.body().buffer()));
        strike(context, operation, request.reference(), request.authorization(), () -> books.move(request, latest));
    }

    private void followUp(
            RoutingContext context,
            FaultOperation operation,
            String typeName,
            BiFunction<FollowUp, Instant, JsonObject> effect) {
        Instant latest = verify(context);
        FollowUp request = FollowUp.of(typeName, Fields.of(context.body().buffer()));
        strike(context, operation, request.reference(), request.authorization(), () -> effect.apply(request, latest));
    }

    private void status(RoutingContext context) {
        verify(context);
        String reference = context.pathParam("reference");
        if (!AuthorizationRequest.REFERENCE.matcher(reference).matches()) {
            throw new Refused(Reason.MALFORMED, "a reference has the form " + AuthorizationRequest.REFERENCE);
        }
        strike(context, FaultOperation.STATUS, reference, reference, () -> books.status(reference));
    }

    /** The books know which card it is about. */
    private void strike(
            RoutingContext context,
            FaultOperation operation,
            String reference,
            String about,
            Callable<JsonObject> effect) {
        thread.run(() -> faults.strike(new Arrival(operation, reference, books.last4(about))))
                .onSuccess(struck -> exchange.run(context, struck, () -> answer(context, effect)))
                .onFailure(context::fail);
    }

    private Future<JsonObject> answer(RoutingContext context, Callable<JsonObject> effect) {
        return thread.run(effect).map(answer -> links.complete(context.request(), answer));
    }

    /** The moment after which the request counts no more. */
    private Instant verify(RoutingContext context) {
        Buffer body = context.body().buffer();
        return verifier.verify(new SignedRequest(
                context.request().method().name(),
                context.request().absoluteURI(),
                name -> header(context, name),
                body == null ? new byte[0] : body.getBytes()));
    }

    private static @Nullable String header(RoutingContext context, String name) {
        List<String> values = context.request().headers().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
