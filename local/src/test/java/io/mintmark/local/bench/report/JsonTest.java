package io.mintmark.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aProgramFindsWhatAPersonReads() {
        // when
        JsonObject report = Json.of(Samples.figures(Samples.saves(140, 410, 390), 50, 18, 160));

        // then
        JsonObject saves = report.getJsonArray("closedLoop").getJsonObject(0);
        assertThat(saves.getDouble("ratio")).isEqualTo(0.35);
        assertThat(saves.getDouble("costInInserts")).isEqualTo(60);
        assertThat(saves.getJsonObject("platform"))
                .isEqualTo(
                        new JsonObject(
                                "{\"count\":1400,\"p50\":8.0,\"p99\":40.0,\"max\":80.0,\"size\":1,\"seconds\":10.0,\"perSecond\":140.0}"));
        assertThat(report.getJsonObject("openModel").getJsonObject("whole").getDouble("p99"))
                .isEqualTo(160.0);
        assertThat(report.getJsonArray("bars").getJsonObject(1).getBoolean("met"))
                .isFalse();
        assertThat(report.getJsonObject("processes")
                        .getJsonObject("card save")
                        .getJsonObject("vault-service")
                        .getMap())
                .isEqualTo(Map.of("cpuSeconds", 4.25, "residentBytesBefore", 200L << 20, "residentBytes", 230L << 20));
    }
}
