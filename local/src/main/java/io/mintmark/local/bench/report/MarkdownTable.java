package io.mintmark.local.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that reads well both as text and as Markdown; the first column is left-aligned, the others right. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... heads) {
        rows.add(List.of(heads));
    }

    MarkdownTable row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(rows.get(0).size() + " cells are wanted: " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String cell = rows.get(row).get(column);
                String space = " ".repeat(widths[column] - cell.length());
                text.append("| ")
                        .append(column == 0 ? cell + space : space + cell)
                        .append(' ');
            }
            text.append("|\n");
            if (row == 0) {
                for (int column = 0; column < columns; column++) {
                    text.append(column == 0 ? "| " : "| ")
                            .append("-".repeat(widths[column] - 1))
                            .append(column == 0 ? "- " : ": ");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
