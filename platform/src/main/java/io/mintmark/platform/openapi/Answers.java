package io.mintmark.platform.openapi;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

/**
 * Every answer that an operation can give: the good one under its real status, and its problems, each with an example.
 * Those of one operation alone stand in {@code openapi/examples/<operation id>.problems.json}.
 */
final class Answers {
    private static final DotName RESPONSE_STATUS = DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
    private static final DotName API_RESPONSE =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.responses.APIResponse");
    private static final String CREATED = "org.jboss.resteasy.reactive.RestResponse";

    private Answers() {}

    static void complete(ApiOperation operation) {
        APIResponses answers = OASFactory.createAPIResponses();
        operation.success().ifPresent(success -> {
            success.addHeader("Request-Id", OASFactory.createHeader().ref(Components.REQUEST_ID));
            String status = status(operation);
            Optional<AnnotationInstance> other = also(operation, status);
            if (other.isPresent()
                    || success.getDescription() == null
                    || success.getDescription().equals("OK")) {
                success.setDescription("201".equals(status) ? "Created" : "OK");
            }
            answers.addAPIResponse(status, success);
            other.ifPresent(named -> answers.addAPIResponse(
                    named.value("responseCode").asString(),
                    OASFactory.createAPIResponse()
                            .description(named.value("description").asString())
                            .headers(success.getHeaders())
                            .content(success.getContent())));
        });
        operation.model().setResponses(answers);
        CommonProblems.of(operation)
                .forEach(problem ->
                        add(answers, problem, OASFactory.createExample().ref(Components.exampleOf(problem.code()))));
        Files.problems("examples/" + operation.id() + ".problems.json")
                .forEach(problem -> add(
                        answers,
                        problem,
                        OASFactory.createExample().value(Components.example(problem, operation.path()))));
    }

    /** A method says its status; what a POST wraps in an answer of its own is 201 with a Location. */
    private static String status(ApiOperation operation) {
        AnnotationInstance said = operation.method().declaredAnnotation(RESPONSE_STATUS);
        if (said != null) {
            return Integer.toString(said.value().asInt());
        }
        if (operation.answer().isEmpty()) {
            return "204";
        }
        boolean wrapped = operation.method().returnType().toString().contains(CREATED);
        return operation.verb() == PathItem.HttpMethod.POST && wrapped ? "201" : "200";
    }

    /** A method may name another good answer with the same body, such as 200 where there was nothing to create. */
    private static Optional<AnnotationInstance> also(ApiOperation operation, String status) {
        return Optional.ofNullable(operation.method().declaredAnnotation(API_RESPONSE))
                .filter(other -> other.value("responseCode") != null && other.value("description") != null)
                .filter(other -> !other.value("responseCode").asString().equals(status));
    }

    private static void add(APIResponses answers, Problem problem, Example example) {
        String status = Integer.toString(problem.status());
        APIResponse answer = answers.getAPIResponse(status);
        if (answer == null) {
            answer = OASFactory.createAPIResponse()
                    .description(Components.titleOf(problem))
                    .addHeader("Request-Id", OASFactory.createHeader().ref(Components.REQUEST_ID))
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    Problems.MEDIA_TYPE,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(Components.PROBLEM))));
            answers.addAPIResponse(status, answer);
        }
        if (problem.retryAfter() != null) {
            answer.addHeader("Retry-After", OASFactory.createHeader().ref(Components.RETRY_AFTER));
        }
        MediaType body = answer.getContent().getMediaType(Problems.MEDIA_TYPE);
        body.addExample(problem.code(), example);
    }
}
