package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.secret.Keys;
import io.mintmark.vault.forward.domain.Address;
import io.mintmark.vault.forward.domain.Approval;
import io.mintmark.vault.forward.domain.Credential;
import io.mintmark.vault.forward.domain.Placeholder;
import io.mintmark.vault.forward.domain.Profile;
import io.mintmark.vault.forward.domain.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file of destination profiles: {@code {"profiles": [{"name", "callers" or "merchants", "method", "url", "placeholders",
 * "optional", "signing": {"scheme", "keyId", "keyFile"}, "credential": {"header", "valueFile"}, "timeoutMillis", "answer",
 * "answerHeaders", "answerBytes"}]}}. A file with anything wrong stops the start-up.
 */
final class ProfileFile {
    private static final Set<String> CALLERS = Set.of("session", "network-token");
    private static final Set<String> METHODS = Set.of("GET", "POST");
    private static final String SCHEME = "rfc9421-hmac-sha256";
    private static final int LONGEST_TIMEOUT = 30_000;
    /** In the place of numbers: all merchants that there are. */
    private static final String EVERYONE = "*";

    private record Written(@Nullable List<WrittenProfile> profiles) {}

    private record WrittenProfile(
            @Nullable String name,
            @Nullable Set<String> callers,
            @Nullable Set<String> merchants,
            @Nullable String method,
            @Nullable String url,
            @Nullable Map<String, String> placeholders,
            @Nullable Set<String> optional,
            @Nullable WrittenSigning signing,
            @Nullable WrittenCredential credential,
            @Nullable Integer timeoutMillis,
            @Nullable List<String> answer,
            @Nullable List<String> answerHeaders,
            @Nullable Integer answerBytes) {}

    private record WrittenSigning(@Nullable String scheme, @Nullable String keyId, @Nullable Path keyFile) {}

    private record WrittenCredential(@Nullable String header, @Nullable Path valueFile) {}

    private ProfileFile() {}

    /** The profiles of a file by their names. */
    static Map<String, Profile> read(Path file, boolean live) {
        Written written;
        try {
            written = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(Files.readAllBytes(file), Written.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(file + " is no file of profiles: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the profiles in " + file, unreadable);
        }
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (WrittenProfile one : written.profiles() == null ? List.<WrittenProfile>of() : written.profiles()) {
            Profile profile = profile(one, live);
            require(profiles.put(profile.name(), profile) == null, profile.name(), "stands there twice");
        }
        return Map.copyOf(profiles);
    }

    private static Profile profile(WrittenProfile written, boolean live) {
        String name = written.name() == null ? "" : written.name();
        require(name.matches("[a-z][a-z0-9_-]{0,30}(\\.[a-z0-9_-]{1,30}){0,3}"), name, "has no proper name");
        Set<String> merchants = written.merchants();
        Set<String> callers = merchants == null ? present(written.callers(), name, "callers") : Set.of();
        require(merchants == null || written.callers() == null, name, "is for callers and for merchants");
        require(
                merchants != null || !callers.isEmpty() && CALLERS.containsAll(callers),
                name,
                "names callers other than " + CALLERS);
        String method = present(written.method(), name, "method");
        require(METHODS.contains(method), name, "has another method than GET or POST");
        Map<String, Placeholder> placeholders = placeholders(written, name);
        require(placeholders.isEmpty() || method.equals("POST"), name, "has placeholders but no body");
        Set<String> optional = written.optional() == null ? Set.of() : written.optional();
        require(placeholders.keySet().containsAll(optional), name, "has optional pointers that are no placeholders");
        List<String> answer = present(written.answer(), name, "answer");
        answer.forEach(pointer -> requirePointer(pointer, name));
        int timeout = written.timeoutMillis() == null ? 5_000 : written.timeoutMillis();
        require(timeout > 0 && timeout <= LONGEST_TIMEOUT, name, "has a timeoutMillis outside 1 to " + LONGEST_TIMEOUT);
        Profile profile = new Profile(
                name,
                callers,
                merchants == null ? null : approval(merchants, name, live),
                method,
                address(written, name, live),
                placeholders,
                optional,
                written.signing() == null ? null : signing(written.signing(), name),
                written.credential() == null ? null : credential(written.credential(), name),
                Duration.ofMillis(timeout),
                new Profile.Answer(answer, answerHeaders(written, name), answerBytes(written, name)));
        if (profile.isForMerchants()) {
            requireFitForMerchants(profile, live);
        }
        return profile;
    }

    /** Merchants write the bodies, keep no security codes here, and are no way round the network's borders. */
    private static void requireFitForMerchants(Profile profile, boolean live) {
        require(profile.takesCard(), profile.name(), "is for merchants and takes no card");
        require(!profile.takesSecurityCode(), profile.name(), "is for merchants and takes a security code");
        require(
                !live || !profile.address().isThisMachine(),
                profile.name(),
                "is for merchants and leads to this machine");
    }

    private static Approval approval(Set<String> merchants, String name, boolean live) {
        if (merchants.equals(Set.of(EVERYONE))) {
            require(!live, name, "is for all merchants, which no destination is in live mode");
            return new Approval(true, Set.of());
        }
        require(
                !merchants.isEmpty() && merchants.stream().allMatch(id -> id.matches("[1-9][0-9]{0,17}")),
                name,
                "names merchants by something else than their numbers");
        return new Approval(false, merchants.stream().map(Long::valueOf).collect(Collectors.toSet()));
    }

    private static List<String> answerHeaders(WrittenProfile written, String name) {
        List<String> headers = written.answerHeaders() == null ? List.of() : written.answerHeaders();
        require(
                headers.stream().allMatch(header -> header.matches("[a-z][a-z0-9-]{0,60}")),
                name,
                "has answerHeaders that are no names in small letters");
        return headers;
    }

    private static int answerBytes(WrittenProfile written, String name) {
        int bytes = written.answerBytes() == null ? Profile.Answer.LARGEST : written.answerBytes();
        require(
                bytes > 0 && bytes <= Profile.Answer.LARGEST,
                name,
                "has answerBytes outside 1 to " + Profile.Answer.LARGEST);
        return bytes;
    }

    private static Credential credential(WrittenCredential written, String name) {
        String header = present(written.header(), name, "credential.header");
        require(
                header.matches("authorization|api-key|x-[a-z0-9-]{1,60}"),
                name,
                "has a credential.header other than authorization, api-key or x-…");
        String value =
                read(present(written.valueFile(), name, "credential.valueFile")).strip();
        require(value.matches("[\\x20-\\x7e]{1,2048}"), name, "has a credential that is no value of a header field");
        return new Credential(header, value);
    }

    private static Map<String, Placeholder> placeholders(WrittenProfile written, String name) {
        Map<String, Placeholder> placeholders = new HashMap<>();
        (written.placeholders() == null ? Map.<String, String>of() : written.placeholders())
                .forEach((pointer, value) -> {
                    requirePointer(pointer, name);
                    placeholders.put(
                            pointer,
                            Placeholder.of(value).orElseThrow(() -> fault(name, "names an unknown placeholder")));
                });
        return placeholders;
    }

    private static Address address(WrittenProfile written, String name, boolean live) {
        try {
            return Address.parse(present(written.url(), name, "url"), !live);
        } catch (IllegalArgumentException wrong) {
            throw fault(name, "has a wrong url: " + wrong.getMessage());
        }
    }

    private static Signing signing(WrittenSigning written, String name) {
        require(SCHEME.equals(written.scheme()), name, "has another signing scheme than " + SCHEME);
        String keyId = present(written.keyId(), name, "signing.keyId");
        require(keyId.matches("[A-Za-z0-9._-]{1,64}"), name, "has a keyId that is more than a plain word");
        Path keyFile = present(written.keyFile(), name, "signing.keyFile");
        return new Signing(keyId, Keys.decode("the key in " + keyFile, read(keyFile)));
    }

    private static String read(Path secret) {
        try {
            return Files.readString(secret);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the secret in " + secret, unreadable);
        }
    }

    private static void requirePointer(String pointer, String name) {
        boolean valid = pointer.startsWith("/") && pointer.length() > 1;
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException broken) {
            valid = false;
        }
        require(valid, name, "has something that is no JSON pointer: " + pointer);
    }

    private static <T> T present(@Nullable T value, String name, String member) {
        if (value == null) {
            throw fault(name, "has no " + member);
        }
        return value;
    }

    private static void require(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw fault(name, otherwise);
        }
    }

    private static IllegalArgumentException fault(String name, String what) {
        return new IllegalArgumentException("mintmark.forward.profiles-file: the profile '" + name + "' " + what);
    }
}
