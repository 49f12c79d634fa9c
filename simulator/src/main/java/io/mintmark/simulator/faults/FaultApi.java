package io.mintmark.simulator.faults;

import io.mintmark.simulator.answer.Answers;
import io.mintmark.simulator.answer.Fields;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /faults} and {@code /chaos} of an acquirer's control: orders what is to go wrong, lists it, forgets it. */
public final class FaultApi {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final String control;
    private final Faults faults;

    /** @param control what its paths begin with */
    public FaultApi(String control, Faults faults) {
        this.control = control;
        this.faults = faults;
    }

    /** Adds the routes; the body handler comes before them. */
    public void mount(Router router) {
        String ordered = control + "/faults";
        String chaos = control + "/chaos";
        router.post(ordered).handler(this::order);
        router.get(ordered).handler(context -> Answers.send(context, OK, new JsonObject().put("data", faults.list())));
        router.delete(ordered).handler(this::clear);
        router.post(chaos).handler(this::begin);
        router.get(chaos)
                .handler(context -> Answers.send(
                        context,
                        OK,
                        new JsonObject().put("chaos", faults.reigning().orElse(null))));
        router.delete(chaos).handler(this::end);
    }

    private void order(RoutingContext context) {
        Fault fault = Fault.of(Fields.of(context.body().buffer()));
        faults.order(fault);
        Answers.send(context, CREATED, fault.json());
    }

    private void clear(RoutingContext context) {
        faults.clear();
        nothing(context);
    }

    private void begin(RoutingContext context) {
        Chaos chaos = Chaos.of(Fields.of(context.body().buffer()));
        JsonObject begun = chaos.json();
        faults.reign(chaos);
        Answers.send(context, CREATED, begun);
    }

    private void end(RoutingContext context) {
        faults.reign(null);
        nothing(context);
    }

    private static void nothing(RoutingContext context) {
        var unused = context.response().setStatusCode(NO_CONTENT).end();
    }
}
