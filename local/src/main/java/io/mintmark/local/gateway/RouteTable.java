package io.mintmark.local.gateway;

import io.mintmark.local.plan.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which service a path belongs to. Prefixes count in whole segments: {@code /card} takes {@code /card/x}, not {@code /cards}. */
final class RouteTable {
    private record Route(List<String> segments, Service service) {
        boolean matches(List<String> path) {
            if (path.size() < segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                String wanted = segments.get(i);
                String actual = path.get(i);
                if (!wanted.equals(actual) && !("*".equals(wanted) && !actual.isEmpty())) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    private RouteTable(Function<Service, List<String>> paths) {
        for (Service service : Service.values()) {
            paths.apply(service).forEach(path -> routes.add(new Route(segments(path), service)));
        }
    }

    /** What everybody may reach. */
    static RouteTable ofPublic() {
        return new RouteTable(Service::publicPaths);
    }

    /** What services reach of each other. */
    static RouteTable ofInternal() {
        return new RouteTable(Service::internalPaths);
    }

    /** The service of this path. A path with dot segments or encoded slashes is nobody's: services would read it differently. */
    Optional<Service> find(String path) {
        if (!path.startsWith("/") || isAmbiguous(path)) {
            return Optional.empty();
        }
        List<String> segments = segments(path);
        return routes.stream()
                .filter(route -> route.matches(segments))
                .map(Route::service)
                .findFirst();
    }

    private static boolean isAmbiguous(String path) {
        String lower = path.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("//")
                || lower.contains("\\")
                || lower.contains(";")
                || lower.contains("%2f")
                || lower.contains("%2e")
                || lower.contains("%5c")
                || segments(path).stream().anyMatch(segment -> ".".equals(segment) || "..".equals(segment));
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }
}
