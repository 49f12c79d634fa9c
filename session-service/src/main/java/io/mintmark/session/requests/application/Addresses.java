package io.mintmark.session.requests.application;

import io.mintmark.platform.runtime.Mode;
import io.mintmark.session.sessions.domain.MerchantAddress;
import io.mintmark.session.sessions.domain.MerchantAddress.Fault;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the addresses of a request. */
@Singleton
public class Addresses {
    private final boolean loopbackHttp;

    Addresses(Mode mode) {
        this.loopbackHttp = !mode.isLive();
    }

    /** An address for the payer; its host must be registered if the merchant has registered any. */
    public @Nullable URI redirect(Faults faults, String pointer, @Nullable String text, List<String> hosts) {
        return text == null ? null : read(faults, pointer, text, MerchantAddress.faultOf(text, loopbackHttp, hosts));
    }

    /** An address that we call; where it may really lead is decided when it is called. */
    public @Nullable URI callback(Faults faults, String pointer, @Nullable String text) {
        return text == null ? null : read(faults, pointer, text, MerchantAddress.callbackFaultOf(text, loopbackHttp));
    }

    private static @Nullable URI read(Faults faults, String pointer, String text, Optional<Fault> fault) {
        if (fault.isEmpty()) {
            return MerchantAddress.normal(text);
        }
        switch (fault.get()) {
            case MALFORMED -> faults.add(pointer, "invalid_format", "Give an absolute https address.");
            case INSECURE -> faults.add(pointer, "insecure_url", "Use https.");
            case USER_INFORMATION ->
                faults.add(pointer, "invalid_format", "Leave user name and password out of the address.");
            case NOT_CALLABLE -> faults.add(pointer, "target_refused", "Give a public host name, at port 443 or 8443.");
            case FOREIGN_HOST ->
                faults.add(pointer, "host_not_allowed", "This host is not among the merchant's redirect hosts.");
        }
        return null;
    }
}
