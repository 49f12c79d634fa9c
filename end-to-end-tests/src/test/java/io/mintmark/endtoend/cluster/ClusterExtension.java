package io.mintmark.endtoend.cluster;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the cluster that a test class asks for, unless it runs, and ends it after the last class. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

    /** The one that runs; JUnit closes it with its root context. */
    private static final class Holder implements AutoCloseable {
        private Platform platform;

        private Holder(Platform platform) {
            this.platform = platform;
        }

        private static Holder start(int replicas) {
            return new Holder(Platform.start(replicas));
        }

        private Platform with(int replicas) {
            if (platform.replicas() != replicas) {
                platform.close();
                platform = Platform.start(replicas);
            }
            return platform;
        }

        @Override
        public void close() {
            platform.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var unused = platform(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context);
    }

    private static Platform platform(ExtensionContext context) {
        OnCluster wish = context.getRequiredTestClass().getAnnotation(OnCluster.class);
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Holder.class, first -> Holder.start(wish.replicas()), Holder.class)
                .with(wish.replicas());
    }
}
