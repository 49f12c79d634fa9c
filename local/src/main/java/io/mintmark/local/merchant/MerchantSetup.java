package io.mintmark.local.merchant;

import io.mintmark.local.secret.SecretFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates the demo merchant, through the operator API like any other, unless an earlier run has. */
public final class MerchantSetup {
    private final ApiCalls api;
    private final Path file;

    /** @param file where it is remembered, with its secrets */
    public MerchantSetup(ApiCalls api, Path file) {
        this.api = api;
        this.file = file;
    }

    /**
     * The merchant of this data folder.
     *
     * @param operatorToken what the calls are made with
     * @param shopOrigin may frame the card page
     */
    public DemoMerchant getOrCreate(String operatorToken, String shopOrigin) throws IOException, InterruptedException {
        if (Files.exists(file)) {
            return DemoMerchant.fromJson(new JsonObject(Files.readString(file)));
        }
        JsonObject settings =
                new JsonObject().put("name", "Demo shop").put("embedOrigins", new JsonArray().add(shopOrigin));
        JsonObject merchant = created(api.post("/v1/merchants", operatorToken, settings));
        long id = merchant.getLong("id");
        JsonObject key = created(api.post("/v1/merchants/" + id + "/api-keys", operatorToken, new JsonObject()));
        DemoMerchant demo = new DemoMerchant(
                id, key.getString("id"), key.getString("secret"), merchant.getString("callbackSecret"));
        SecretFiles.write(file, demo.toJson().encodePrettily());
        return demo;
    }

    private static JsonObject created(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException("the demo merchant was refused: " + response.statusCode() + " "
                    + response.uri().getPath() + " " + response.body());
        }
        return new JsonObject(response.body());
    }
}
