package io.mintmark.endtoend.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the one Chromium at its first use; JUnit closes it with its root context. */
final class ChromiumExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ChromiumExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Payers.class;
    }

    @Override
    public Payers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Payers(context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Browsers.class, first -> new Browsers(), Browsers.class));
    }
}
