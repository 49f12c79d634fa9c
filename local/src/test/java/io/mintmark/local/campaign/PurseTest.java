package io.mintmark.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurseTest {
    private static final List<String> PAYING = List.of("55555", "66666");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void whoChargesThreeCardsElsewhereMeetsOneThatPaysAtOnce(int first) {
        assertThat(turns(first, 3))
                .anyMatch(order -> PAYING.contains(profile(order))
                        && "automatic".equals(order.getJsonObject("capture").getString("method")));
    }

    @Test
    void refusalsAndCapturesByHandAreMetToo() {
        assertThat(turns(0, 8))
                .anyMatch(order -> !PAYING.contains(profile(order)))
                .anyMatch(order -> PAYING.contains(profile(order))
                        && "manual".equals(order.getJsonObject("capture").getString("method")));
    }

    private static List<JsonObject> turns(int first, int many) {
        return IntStream.range(first, first + many).mapToObj(Purse::elsewhere).toList();
    }

    private static String profile(JsonObject order) {
        return order.getJsonObject("paymentMethod").getJsonObject("tokenData").getString("payment_id");
    }
}
