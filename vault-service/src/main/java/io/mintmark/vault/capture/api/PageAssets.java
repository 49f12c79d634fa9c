package io.mintmark.vault.capture.api;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page's one style sheet and one script, and the script for merchants who embed it. Their addresses name their content, so that they can be cached for ever, and
 * the page tells the browser their hash (Subresource Integrity), so that a changed byte is not run. PCI DSS 6.4.3.
 */
@Singleton
class PageAssets {
    /**
     * A file of the page.
     *
     * @param path its address
     * @param integrity as the {@code integrity} attribute takes it
     */
    record Asset(String path, String mediaType, String integrity, byte[] content) {}

    /** One of an inventory's scripts or styles, and why it is there. PCI DSS 6.4.3. */
    record Listed(String path, String integrity, String purpose) {}

    private final Asset style;
    private final Asset script;
    private final Asset embed;
    private final Map<String, Asset> byPath;

    PageAssets() {
        this.style = load("card.css", "text/css; charset=utf-8");
        this.script = load("card.js", "text/javascript; charset=utf-8");
        this.embed = load("embed.js", "text/javascript; charset=utf-8");
        this.byPath = Map.of(style.path(), style, script.path(), script, embed.path(), embed);
    }

    Asset style() {
        return style;
    }

    Asset script() {
        return script;
    }

    /** For pages of merchants, unlike all others. */
    Asset embed() {
        return embed;
    }

    /** All that a payer's browser is ever given to run or to apply. */
    List<Listed> inventory() {
        return List.of(
                new Listed(script.path(), script.integrity(), "checks and groups what is typed into the card form"),
                new Listed(style.path(), style.integrity(), "looks of the card page"),
                new Listed(embed.path(), embed.integrity(), "shows the card page within a page of the merchant"));
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static Asset load(String file, String mediaType) {
        try (InputStream in = PageAssets.class.getResourceAsStream("/page/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            byte[] content = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-384").digest(content);
            int dot = file.indexOf('.');
            String name = file.substring(0, dot) + "-" + HexFormat.of().formatHex(hash, 0, 8) + file.substring(dot);
            String integrity = "sha384-" + Base64.getEncoder().encodeToString(hash);
            return new Asset("/card/assets/" + name, mediaType, integrity, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-384", impossible);
        }
    }
}
