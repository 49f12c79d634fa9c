package io.mintmark.platform.tenancy;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Connections to the real database that refuse to begin a transaction, once they are asked to, and do all else: what was
 * sent meanwhile is on its own.
 */
final class RefusedBegin {
    /** As when somebody cancels it: {@code query_canceled}. */
    static final String STATE = "57014";

    private RefusedBegin() {}

    @SuppressWarnings("unchecked")
    static io.vertx.mutiny.sqlclient.Pool of(io.vertx.mutiny.sqlclient.Pool real) {
        Pool pool = real.getDelegate();
        return io.vertx.mutiny.sqlclient.Pool.newInstance(proxy(Pool.class, (self, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
            }
            if (!method.getName().equals("getConnection")) {
                return call(pool, method, arguments);
            }
            Future<SqlConnection> open = pool.getConnection().map(RefusedBegin::connection);
            return arguments == null ? open : open.onComplete((Handler<AsyncResult<SqlConnection>>) arguments[0]);
        }));
    }

    @SuppressWarnings("unchecked")
    private static SqlConnection connection(SqlConnection real) {
        return proxy(SqlConnection.class, (self, method, arguments) -> {
            if (!method.getName().equals("begin")) {
                return call(real, method, arguments);
            }
            Future<Transaction> refused = real.query("select 1")
                    .execute()
                    .compose(answered -> Future.failedFuture(new PgException("canceled", "ERROR", STATE, null)));
            return arguments == null ? refused : refused.onComplete((Handler<AsyncResult<Transaction>>) arguments[0]);
        });
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
