package io.mintmark.session.sessions.page;

import static io.mintmark.session.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.nayuki.qrcodegen.QrCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
class CodeQuarkusTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    private static Response image(JsonPath session, String more) {
        return given().header("Accept-Language", "pt-BR")
                .urlEncodingEnabled(false)
                .get(session.getString("actions.find {it.method == 'QR'}.href").replace("http://127.0.0.1:8080", "")
                        + more);
    }

    @Test
    void theCodeSaysThePayersLinkAndNothingMore() {
        TestMerchant merchant = Callers.merchant();

        saysItsLink(Callers.open(merchant));
        saysItsLink(Callers.checkout(merchant));
    }

    private static void saysItsLink(JsonPath session) {

        Response image = image(session, "");

        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.contentType()).isEqualTo("image/svg+xml;charset=UTF-8");
        QrCode expected = QrCode.encodeText(session.getString("actions[0].href"), QrCode.Ecc.MEDIUM);
        String svg = image.body().asString();
        assertThat(svg)
                .startsWith("<svg ")
                .contains("viewBox=\"0 0 " + (expected.size + 8) + " " + (expected.size + 8));
        boolean[][] dark = new boolean[expected.size + 8][expected.size + 8];
        Matcher runs = RUN.matcher(svg);
        while (runs.find()) {
            int from = Integer.parseInt(runs.group(1));
            Arrays.fill(dark[Integer.parseInt(runs.group(2))], from, from + Integer.parseInt(runs.group(3)), true);
        }
        List<String> wrong = new ArrayList<>();
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                if (dark[y][x] != expected.getModule(x - 4, y - 4)) {
                    wrong.add(x + "," + y);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theImageMayDoNothingAndIsKeptNowhere() {
        Response image = image(Callers.open(Callers.merchant()), "");

        assertThat(image.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(image.header("Cache-Control")).isEqualTo("no-store");
        assertThat(image.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(image.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    void itsTitleIsInThePayersLanguageAndTheNameInItIsText() {
        String secret = Callers.registered("{\"name\": \"</title><script>alert(1)</script> & \\\"Sons\\\"\"}");

        String accepted = image(Callers.open(secret), "").body().asString();
        String asked = image(Callers.open(secret), "&locale=en").body().asString();
        String set = image(Callers.open(secret, "\"settings\": {\"locale\": \"es-UY\"}"), "&locale=en")
                .body()
                .asString();

        String name = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;</title>";
        assertThat(accepted).contains("lang=\"pt\"", ">Código QR: escaneie para salvar seu cartão em " + name);
        assertThat(asked).contains("lang=\"en\"", ">QR code: scan it to save your card with " + name);
        assertThat(set).contains("lang=\"es\"", ">Código QR: escanealo para guardar tu tarjeta en " + name);
        assertThat(accepted + asked + set).doesNotContain("<script");
    }

    @Test
    void lookingAtTheCodeIsNotYetFollowingIt() {
        JsonPath session = Callers.open(Callers.merchant());

        image(session, "");

        assertThat(Database.number("select count(*) from sessions where id = ? and opened", session.getString("id")))
                .isZero();
        assertThat(StubVault.calls("/captures").stream().filter(call -> session.getString("id")
                        .equals(call.body().getString("sessionId"))))
                .isEmpty();
    }

    @Test
    void aSessionThatIsOverHasNoCodeButThePageThatSaysSo() {
        TestMerchant merchant = Callers.merchant();
        JsonPath canceled = Callers.open(merchant);
        as(merchant).post("/v1/sessions/" + canceled.getString("id") + "/cancellations");

        Response page = image(canceled, "");

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body().asString()).contains("<h1>Esta solicitação foi cancelada</h1>");
    }
}
