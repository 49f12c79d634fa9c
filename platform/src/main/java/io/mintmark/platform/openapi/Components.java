package io.mintmark.platform.openapi;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.ProblemDocument;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What operations refer to by name; the same in every service, so that their documents can be made one. */
final class Components {
    static final String OPERATOR = "operator";
    static final List<String> MERCHANT_SCHEMES = List.of("basic", "bearer", "apiKey");
    static final String PROBLEM = "#/components/schemas/Problem";
    static final String IDEMPOTENCY_KEY = "#/components/parameters/IdempotencyKey";
    static final String REQUEST_ID = "#/components/headers/RequestId";
    static final String RETRY_AFTER = "#/components/headers/RetryAfter";
    private static final String EXAMPLES = "#/components/examples/";
    private static final String EXAMPLE_REQUEST = "req_01kaj3x5y8q7v2m4r9t6w1z309";

    private Components() {}

    static void declare(org.eclipse.microprofile.openapi.models.Components components) {
        schemes(components);
        components.addParameter(
                "IdempotencyKey",
                OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(Parameter.In.HEADER)
                        .description(
                                "Makes a repetition harmless: the same key with the same body gives the resource that"
                                        + " the first request created, and creates nothing. Keys are kept for at least 24"
                                        + " hours. A UUID is a good key.")
                        .schema(text().pattern("^[!-~]{1,255}$"))
                        .example("3f0c7a52-9d0e-4f5b-8a34-0d6b1d1f7a10"));
        components.addHeader(
                "RequestId",
                header("Names this request in our logs. Quote it to support.", text().pattern("^req_[0-9a-z]{26}$"))
                        .example(EXAMPLE_REQUEST));
        components.addHeader(
                "RetryAfter",
                header(
                        "Seconds after which a repetition makes sense.",
                        OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        CommonProblems.all()
                .forEach(problem -> components.addExample(
                        problem.code(), OASFactory.createExample().value(example(problem, "/v1/sessions"))));
    }

    private static void schemes(org.eclipse.microprofile.openapi.models.Components components) {
        components.setSecuritySchemes(null);
        components.addSecurityScheme(
                "basic", http("basic").description("An API key: its id as user name, its secret as password."));
        components.addSecurityScheme("bearer", http("bearer").description("An API key's secret alone."));
        components.addSecurityScheme(
                "apiKey",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("x-api-key")
                        .description("An API key's secret alone, with or without `Bearer ` before it."));
        components.addSecurityScheme(
                OPERATOR, http("bearer").bearerFormat("JWT").description("Whoever runs this Mintmark."));
    }

    private static SecurityScheme http(String scheme) {
        return OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme(scheme);
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    /** The example of a problem that any operation may have. */
    static String exampleOf(String code) {
        return EXAMPLES + code;
    }

    static String titleOf(Problem problem) {
        return String.valueOf(ProblemDocument.of(problem, "", EXAMPLE_REQUEST).get("title"));
    }

    static Object example(Problem problem, String path) {
        return ProblemDocument.of(problem, path, EXAMPLE_REQUEST);
    }
}
