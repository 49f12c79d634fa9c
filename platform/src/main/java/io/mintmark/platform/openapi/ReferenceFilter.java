package io.mintmark.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.jboss.jandex.IndexView;

/**
 * Completes, when a service is built, the OpenAPI document that was read from its resources. Nothing of this runs in the
 * service itself, which serves the finished document at {@code /q/openapi} of its management port.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ReferenceFilter implements OASFilter {
    /** What merchants and operators call; the payer's pages and what services say to each other are not described. */
    private static final String DESCRIBED = "/v1/";

    private final IndexView index;

    /** Called by SmallRye OpenAPI. */
    public ReferenceFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setPaths(described(api.getPaths()));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        List<ApiOperation> operations = operations(api);
        new SchemaShapes(index, api.getComponents()).shape(operations);
        operations.forEach(Parameters::complete);
        operations.forEach(Answers::complete);
        operations.forEach(Examples::complete);
        operations.forEach(Security::complete);
        operations.forEach(operation -> operation.model().setTags(List.of(Tags.of(operation.path()))));
        Tags.declare(api);
        Components.declare(api.getComponents());
    }

    private static Paths described(Paths all) {
        Paths kept = OASFactory.createPaths();
        if (all != null && all.getPathItems() != null) {
            new TreeMap<>(all.getPathItems()).forEach((path, item) -> {
                if (path.startsWith(DESCRIBED)) {
                    kept.addPathItem(path, item);
                }
            });
        }
        return kept;
    }

    private List<ApiOperation> operations(OpenAPI api) {
        ApiMethods methods = new ApiMethods(index);
        List<ApiOperation> operations = new ArrayList<>();
        if (api.getPaths().getPathItems() == null) {
            return operations;
        }
        for (Map.Entry<String, PathItem> path : api.getPaths().getPathItems().entrySet()) {
            for (Map.Entry<PathItem.HttpMethod, Operation> operation :
                    path.getValue().getOperations().entrySet()) {
                methods.find(operation.getKey(), path.getKey())
                        .ifPresent(method -> operations.add(
                                new ApiOperation(operation.getKey(), path.getKey(), operation.getValue(), method)));
            }
        }
        return operations;
    }
}
