package io.mintmark.vault.capture.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Browsers report here what the page's policy kept from happening (CSP Level 3, section 5). Reports name the page's
 * address, whose secret part opens it, and anybody can send one: they are counted, and nothing of them is kept or logged.
 * PCI DSS 11.6.1.
 */
@Path("/card/reports")
@PermitAll
class PolicyReportResource {
    private static final int LARGEST = 16 * 1024;
    /** Only these become names in the metrics. */
    private static final List<String> DIRECTIVES = List.of(
            "default-src",
            "script-src",
            "script-src-elem",
            "script-src-attr",
            "style-src",
            "style-src-elem",
            "style-src-attr",
            "connect-src",
            "form-action",
            "frame-ancestors",
            "base-uri",
            "img-src",
            "font-src",
            "frame-src",
            "require-trusted-types-for",
            "trusted-types");

    private final ObjectMapper json;
    private final MeterRegistry metrics;

    PolicyReportResource(ObjectMapper json, MeterRegistry metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    @POST
    @Consumes({"application/csp-report", "application/reports+json"})
    public RestResponse<Void> report(byte[] body) {
        if (body.length <= LARGEST) {
            directives(body)
                    .forEach(directive -> metrics.counter("mintmark.card.page.violations", "directive", directive)
                            .increment());
        }
        return RestResponse.noContent();
    }

    private Stream<String> directives(byte[] body) {
        try {
            JsonNode reports = json.readTree(body);
            Stream<JsonNode> each =
                    reports.isArray() ? StreamSupport.stream(reports.spliterator(), false) : Stream.of(reports);
            return each.map(PolicyReportResource::directive).flatMap(Optional::stream);
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    /** Older browsers send {@code csp-report}, newer ones a {@code body}. */
    private static Optional<String> directive(JsonNode report) {
        String named = report.path("body")
                .path("effectiveDirective")
                .asText(report.path("csp-report").path("effective-directive").asText(""));
        return named.isEmpty() ? Optional.empty() : Optional.of(DIRECTIVES.contains(named) ? named : "other");
    }
}
