package io.mintmark.vault.capture.api;

import io.mintmark.platform.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the page's own files, and says which there are. */
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
        return answer(asset, asset.equals(assets.embed()), FOR_EVER, response);
    }

    /** The inventory with the hashes of this very build. */
    @GET
    @Path("/inventory.json")
    @Produces(MediaType.APPLICATION_JSON)
    public List<PageAssets.Listed> inventory() {
        return assets.inventory();
    }

    /**
     * A file.
     *
     * @param shared whether other sites may run it, also those that insist on consent (COEP) or check its hash (which takes
     *     CORS)
     */
    static RestResponse<byte[]> answer(
            PageAssets.Asset asset, boolean shared, String caching, HttpServerResponse response) {
        // Replaces what the platform says of all other answers.
        response.putHeader("Cache-Control", caching);
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.ok(asset.content())
                .header("Content-Type", asset.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
        return shared ? answer.header("Access-Control-Allow-Origin", "*").build() : answer.build();
    }
}
