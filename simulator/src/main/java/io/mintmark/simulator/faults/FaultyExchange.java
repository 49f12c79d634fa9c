package io.mintmark.simulator.faults;

import io.mintmark.simulator.answer.Answers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a request have its effect and its answer, or what a fault leaves of the two. */
public final class FaultyExchange {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final Buffer GARBAGE = Buffer.buffer("{\"reference\":\"\u0000\u0007, \"result\":appr");

    private final Vertx vertx;

    public FaultyExchange(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param effect writes the books when it is asked, and then has the answer */
    public void run(RoutingContext context, Optional<Fault> struck, Supplier<Future<JsonObject>> effect) {
        if (struck.isEmpty()) {
            answer(context, effect.get());
            return;
        }
        Fault fault = struck.get();
        switch (fault.mode()) {
            case LOSE_REQUEST, OUTAGE -> close(context);
            case LOSE_ANSWER -> effect.get().onComplete(written -> close(context));
            case DELAY -> answer(context, pause(fault).compose(over -> effect.get()));
            case LATE_ANSWER ->
                answer(context, effect.get().compose(answer -> pause(fault).map(answer)));
            case DOUBLE ->
                answer(context, effect.get().compose(answer -> effect.get().map(answer)));
            case GARBAGE ->
                effect.get()
                        .onSuccess(written -> Answers.send(context, OK, GARBAGE))
                        .onFailure(context::fail);
            case ERROR -> Answers.send(context, SERVER_ERROR, new JsonObject().put("error", "internal"));
        }
    }

    private static void answer(RoutingContext context, Future<JsonObject> answer) {
        answer.onSuccess(body -> Answers.send(context, OK, body)).onFailure(context::fail);
    }

    private Future<Void> pause(Fault fault) {
        return fault.delayMillis() == 0
                ? Future.succeededFuture()
                : vertx.timer(fault.delayMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static void close(RoutingContext context) {
        var unused = context.request().connection().close();
    }
}
