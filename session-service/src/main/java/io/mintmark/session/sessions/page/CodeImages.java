package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.application.Entry;
import io.nayuki.qrcodegen.QrCode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Draws links as QR codes (ISO/IEC 18004) in SVG, dark on light with the margin of four modules that scanners want. */
@Singleton
class CodeImages {
    private static final int MARGIN = 4;
    /** An image and nothing else, also for one who opens it as a page. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private final Template qr;
    private final Vertx vertx;

    CodeImages(@Location("qr.xml") Template qr, Vertx vertx) {
        this.qr = qr;
        this.vertx = vertx;
    }

    /** The image; it is computed on a worker thread, since choosing the mask takes a millisecond or more. */
    Uni<Response> of(Entry.ByCode code, Language language) {
        String title = title(code, language.words());
        return vertx.executeBlocking(() -> QrCode.encodeText(code.link(), QrCode.Ecc.MEDIUM))
                .chain(modules -> Uni.createFrom().completionStage(() -> qr.data("size", modules.size + 2 * MARGIN)
                        .data("path", path(modules))
                        .data("title", title)
                        .data("language", language.tag())
                        .renderAsync()))
                .map(CodeImages::answer);
    }

    private static String title(Entry.ByCode code, PageMessages words) {
        String merchant = ShownName.within(code.merchant().name());
        return code.session().order().asksForMoney() ? words.payCodeTitle(merchant) : words.codeTitle(merchant);
    }

    private static Response answer(String svg) {
        return Pages.withHeaders(Response.ok(svg))
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .type("image/svg+xml;charset=UTF-8")
                .build();
    }

    /** One stroke for every run of dark modules in a row. */
    private static String path(QrCode modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.size; y++) {
            for (int x = 0; x < modules.size; x++) {
                int run = 0;
                while (modules.getModule(x + run, y)) {
                    run++;
                }
                if (run > 0) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    x += run;
                }
            }
        }
        return path.toString();
    }
}
