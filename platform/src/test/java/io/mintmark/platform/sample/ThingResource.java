package io.mintmark.platform.sample;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service in small, to try the platform on. */
@Path("/v1/things")
public class ThingResource {
    public record Nested(@NotBlank @Size(max = 5) String word) {}

    public record NewThing(@NotBlank @Size(max = 20) String name, @Valid @NotNull Nested nested, int count) {}

    public record Thing(String id, String name) {}

    private final Transactions transactions;
    private final RegisterTransactions registers;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Ids ids;

    ThingResource(
            Transactions transactions,
            RegisterTransactions registers,
            Outbox outbox,
            Idempotency idempotency,
            Caller caller,
            Ids ids) {
        this.transactions = transactions;
        this.registers = registers;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.caller = caller;
        this.ids = ids;
    }

    @POST
    @RolesAllowed("sessions:write")
    public Uni<Thing> create(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewThing request) {
        MerchantId merchant = caller.merchant();
        String id = ids.next("thing");
        return transactions.asMerchant(
                merchant,
                tx -> idempotency.once(
                        tx,
                        new IdempotentRequest(key, merchant, "POST /v1/things", request),
                        id,
                        () -> insert(tx, merchant, id, request),
                        found -> Uni.createFrom().item(new Thing(found, "replayed"))));
    }

    private Uni<Thing> insert(SqlConnection tx, MerchantId merchant, String id, NewThing request) {
        return tx.preparedQuery("insert into thing (id, merchant_id, name) values ($1, $2, $3)")
                .execute(Tuple.of(id, merchant.value(), request.name()))
                .chain(() -> request.name().equals("fail after insert")
                        ? Uni.createFrom().<Void>failure(new IllegalStateException("boom with secret 4111"))
                        : outbox.append(tx, event(merchant, id, 1), event(merchant, id, 2)))
                .replaceWith(new Thing(id, request.name()));
    }

    /** Waits for something that hangs. */
    @GET
    @Path("/never")
    @RolesAllowed("sessions:read")
    public Uni<Thing> never() {
        return Uni.createFrom().nothing();
    }

    @POST
    @Path("/registered")
    @RolesAllowed("sessions:write")
    public Uni<Thing> createInRegister(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewThing request) {
        MerchantId merchant = caller.merchant();
        String id = ids.next("thing");
        return registers.asMerchant(
                merchant,
                session -> idempotency.once(
                        session,
                        new IdempotentRequest(key, merchant, "POST /v1/things/registered", request),
                        id,
                        () -> session.createNativeQuery("insert into thing (id, merchant_id, name) values (?1, ?2, ?3)")
                                .setParameter(1, id)
                                .setParameter(2, merchant.value())
                                .setParameter(3, request.name())
                                .executeUpdate()
                                .chain(() -> outbox.append(session, event(merchant, id, 1)))
                                .replaceWith(new Thing(id, request.name())),
                        found -> Uni.createFrom().item(new Thing(found, "replayed"))));
    }

    @GET
    @RolesAllowed(Roles.MERCHANT)
    public Uni<List<String>> allWithoutWhere(@QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return transactions.asMerchant(caller.merchant(), ThingResource::names);
    }

    @GET
    @Path("/registered")
    @RolesAllowed(Roles.MERCHANT)
    public Uni<List<String>> allInRegisterWithoutWhere() {
        return registers.asMerchant(caller.merchant(), session -> session.createNativeQuery(
                        "select name from thing order by name", String.class)
                .getResultList());
    }

    @GET
    @Path("/of-all")
    @RolesAllowed({Roles.OPERATOR, Roles.VAULT_SERVICE})
    public Uni<List<String>> allAsSystem() {
        return transactions.asSystem(ThingResource::names);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.MERCHANT)
    public Uni<Thing> one(@PathParam("id") String id) {
        throw Problem.notFound("thing");
    }

    private static Uni<List<String>> names(SqlConnection tx) {
        return tx.query("select name from thing order by name").execute().map(rows -> {
            java.util.ArrayList<String> names = new java.util.ArrayList<>();
            rows.forEach(row -> names.add(row.getString(0)));
            return names;
        });
    }

    private static Event event(MerchantId merchant, String id, long sequence) {
        return new Event(
                EventType.MERCHANT_STATE,
                id,
                merchant,
                sequence,
                new MerchantStateData(
                        new MerchantView(1, "n", "active", List.of(), List.of(), false, false), List.of(), 1));
    }
}
