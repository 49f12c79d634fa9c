package io.mintmark.vault.capture.api;

import io.mintmark.platform.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the page's own files. */
@Path("/card/assets")
@PermitAll
class PageAssetsResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final PageAssets assets;

    PageAssetsResource(PageAssets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{file}")
    public RestResponse<byte[]> get(@PathParam("file") String file, HttpServerResponse response) {
        PageAssets.Asset asset = assets.find("/card/assets/" + file).orElseThrow(() -> Problem.notFound("file"));
        // Replaces what the platform says of all other answers.
        response.putHeader("Cache-Control", FOR_EVER);
        return RestResponse.ResponseBuilder.ok(asset.content())
                .header("Content-Type", asset.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
