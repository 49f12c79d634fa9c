package io.mintmark.vault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** The destinations of the running vault in tests; all lead to {@link DestinationStub}, but one that leads nowhere. */
public final class ForwardProfiles {
    /** Signs what the destinations get. */
    public static final byte[] KEY = key();

    /** By which the destinations know who sends, in merchants' forwards. */
    public static final String CREDENTIAL = "Bearer of-the-operator";

    private static final String CARD =
            """
            "placeholders": {"/card/number": "card.number", "/card/expiryMonth": "card.exp_month",
                "/card/expiryYear": "card.exp_year", "/card/holderName": "card.holder_name",
                "/card/securityCode": "card.security_code",
                "/card/addressLine1": "card.address_line1", "/card/postalCode": "card.postal_code"},
            "optional": ["/card/securityCode", "/card/holderName", "/card/addressLine1", "/card/postalCode"],
            "answer": ["/reference", "/result", "/deep/inside", "/list", "/text", "/amount"]
            """;

    private static final String FILE =
            """
            {"profiles": [
              {"name": "acquirer.authorize", "callers": ["session"], "method": "POST", "url": "$base/authorizations",
               "signing": $signing, "timeoutMillis": 5000, $card},
              {"name": "acquirer.impatient", "callers": ["session"], "method": "POST", "url": "$base/authorizations",
               "timeoutMillis": 400, $card},
              {"name": "acquirer.code", "callers": ["session"], "method": "POST", "url": "$base/authorizations",
               "placeholders": {"/number": "card.number", "/code": "card.security_code"}, "answer": ["/result"]},
              {"name": "acquirer.away", "callers": ["session"], "method": "POST", "url": "http://127.0.0.1:$closed/x", $card},
              {"name": "acquirer.capture", "callers": ["session"], "method": "POST", "url": "$base/captures",
               "signing": $signing, "answer": ["/result"]},
              {"name": "acquirer.refund", "callers": ["session"], "method": "POST", "url": "$base/refunds",
               "signing": $signing, "answer": ["/result"]},
              {"name": "acquirer.void", "callers": ["session"], "method": "POST", "url": "$base/voids",
               "signing": $signing, "answer": ["/result"]},
              {"name": "acquirer.complete", "callers": ["session"], "method": "POST", "url": "$base/completions",
               "signing": $signing, "answer": ["/result", "/authentication/status", "/challengeUrl"]},
              {"name": "acquirer.status", "callers": ["session"], "method": "GET", "url": "$base/operations/{reference}",
               "signing": $signing, "answer": ["/result"]},
              {"name": "network.enroll", "callers": ["network-token"], "method": "POST", "url": "$base/enroll", $card},
              {"name": "shop.pay", "merchants": ["*"], "method": "POST", "url": "$base/pay", $shop},
              {"name": "shop.step", "merchants": ["*"], "method": "POST", "url": "$base/orders/{order}/pay", $shop},
              {"name": "shop.away", "merchants": ["*"], "method": "POST", "url": "http://127.0.0.1:$closed/x", $shop},
              {"name": "shop.others", "merchants": ["1"], "method": "POST", "url": "$base/pay", $shop}
            ]}
            """;

    private static final String SHOP =
            """
            "signing": $signing, "credential": {"header": "authorization", "valueFile": "$credential"},
            "timeoutMillis": 900, "placeholders": {"/shop": "merchant.id", "/card/number": "card.number",
                "/card/month": "card.exp_month", "/card/year": "card.exp_year", "/card/name": "card.holder_name"},
            "optional": ["/shop", "/card/month", "/card/year", "/card/name"],
            "answer": ["/result", "/deep/inside", "/list"], "answerHeaders": ["x-trace"], "answerBytes": 4096
            """;

    private ForwardProfiles() {}

    /** Writes the file. */
    static Path file() {
        try {
            Path key = temporary("forward-key");
            Files.writeString(key, Base64.getEncoder().encodeToString(KEY) + "\n");
            String signing =
                    "{\"scheme\": \"rfc9421-hmac-sha256\", \"keyId\": \"mintmark-test\", \"keyFile\": \"" + key + "\"}";
            return Files.writeString(
                    temporary("forward-profiles"),
                    FILE.replace("$card", CARD)
                            .replace("$shop", SHOP)
                            .replace("$signing", signing)
                            .replace("$credential", credential().toString())
                            .replace("$closed", Integer.toString(closedPort()))
                            .replace("$base", DestinationStub.shared().baseUrl()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path credential() throws IOException {
        return Files.writeString(temporary("forward-credential"), CREDENTIAL + "\n");
    }

    private static Path temporary(String prefix) throws IOException {
        Path file = Files.createTempFile(prefix, ".json");
        file.toFile().deleteOnExit();
        return file;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }
}
