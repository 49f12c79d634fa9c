package io.mintmark.vault.capture.api;

import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the script for merchants who embed the page, under a name that stays. */
@Path("/card/embed.js")
@PermitAll
class EmbedScriptResource {
    /** A new release reaches the merchants' pages within minutes. */
    private static final String FOR_MINUTES = "public, max-age=300";

    private final PageAssets assets;

    EmbedScriptResource(PageAssets assets) {
        this.assets = assets;
    }

    @GET
    public RestResponse<byte[]> get(HttpServerResponse response) {
        return PageAssetsResource.answer(assets.embed(), true, FOR_MINUTES, response);
    }
}
