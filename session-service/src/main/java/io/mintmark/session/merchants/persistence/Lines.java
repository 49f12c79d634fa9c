package io.mintmark.session.merchants.persistence;

import jakarta.persistence.AttributeConverter;
import java.util.List;

/** A list of short words, one a line; none of ours contains a line break. */
class Lines implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(List<String> words) {
        return String.join("\n", words);
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split("\n"));
    }
}
