package io.mintmark.platform.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Operations are grouped by what stands first in their path: {@code /v1/payment-instruments/…} are Payment instruments. */
final class Tags {
    private Tags() {}

    static String of(String path) {
        String words = path.split("/")[2].replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Names each once, with what {@code openapi/tags.json} says of it. */
    static void declare(OpenAPI api) {
        Map<String, Object> descriptions = Files.object("tags.json").orElse(Map.of());
        TreeSet<String> names = new TreeSet<>();
        if (api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().keySet().forEach(path -> names.add(of(path)));
        }
        api.setTags(null);
        for (String name : names) {
            Tag tag = OASFactory.createTag().name(name);
            if (descriptions.get(name) instanceof String description) {
                tag.setDescription(description);
            }
            api.addTag(tag);
        }
    }
}
