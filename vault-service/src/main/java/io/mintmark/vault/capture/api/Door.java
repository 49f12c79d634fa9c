package io.mintmark.vault.capture.api;

import io.mintmark.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets in the forms of our own page, and answers a payer with a page whatever is broken behind it. */
@Singleton
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    /** A card form has a few hundred bytes; slow and large ones are not worth waiting for. */
    private static final int LARGEST_FORM = 16 * 1024;

    private final Pages pages;
    private final String ownOrigin;

    Door(Pages pages, @ConfigProperty(name = "mintmark.public-url") String publicUrl) {
        this.pages = pages;
        this.ownOrigin = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Runs the work, unless the form is too large or another site's; such a form is wiped. */
    Uni<RestResponse<String>> letIn(PayerRequest request, byte[] form, Supplier<Uni<RestResponse<String>>> work) {
        if (form.length > LARGEST_FORM) {
            Arrays.fill(form, (byte) 0);
            throw Problem.of(413, "body_too_large", "A card form has at most 16 KiB.");
        }
        if (!request.isOurs(ownOrigin)) {
            Arrays.fill(form, (byte) 0);
            return pages.notice(Notice.FOREIGN, request);
        }
        return safely(request, work.get());
    }

    /** A page for every failure. */
    Uni<RestResponse<String>> safely(PayerRequest request, Uni<RestResponse<String>> page) {
        return page.onFailure()
                .invoke(failure -> LOG.errorf(failure, "the card page failed"))
                .onFailure()
                .recoverWithUni(() -> pages.notice(Notice.UNAVAILABLE, request));
    }

    boolean isOurs(PayerRequest request) {
        return request.isOurs(ownOrigin);
    }
}
