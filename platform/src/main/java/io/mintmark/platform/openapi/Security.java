package io.mintmark.platform.openapi;

import io.mintmark.platform.auth.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Which credentials an operation takes, read from its {@code @RolesAllowed}. */
final class Security {
    private Security() {}

    static void complete(ApiOperation operation) {
        List<String> scopes = operation.roles().stream()
                .filter(role -> !role.equals(Roles.OPERATOR) && !role.startsWith("service:"))
                .toList();
        List<SecurityRequirement> ways = new ArrayList<>();
        if (!scopes.isEmpty()) {
            Components.MERCHANT_SCHEMES.forEach(
                    scheme -> ways.add(OASFactory.createSecurityRequirement().addScheme(scheme)));
        }
        if (operation.roles().contains(Roles.OPERATOR)) {
            ways.add(OASFactory.createSecurityRequirement().addScheme(Components.OPERATOR));
        }
        operation.model().setSecurity(ways);
        say(operation, scopes);
    }

    private static void say(ApiOperation operation, List<String> scopes) {
        List<String> callers = new ArrayList<>();
        if (operation.roles().contains(Roles.OPERATOR)) {
            callers.add("operators");
        }
        if (scopes.contains(Roles.MERCHANT)) {
            callers.add("any API key");
        }
        String needed = scopes.stream()
                .filter(scope -> !scope.equals(Roles.MERCHANT))
                .map(scope -> "`" + scope + "`")
                .collect(Collectors.joining(" or "));
        if (!needed.isEmpty()) {
            callers.add("API keys with the scope " + needed);
        }
        String description = operation.model().getDescription();
        String who = "For " + String.join(" and ", callers) + ".";
        operation.model().setDescription(description == null ? who : description + "\n\n" + who);
    }
}
