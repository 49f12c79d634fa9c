package io.mintmark.local.bench.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code log_statement = 'all'} writes: each statement with the parameters that it was executed with. */
public final class StatementLog {
    /** What {@code log_line_prefix} must be. */
    public static final String PREFIX = "@bench|%p|%u|%d|";

    private static final Pattern MESSAGE =
            Pattern.compile("@bench\\|(\\d+)\\|([^|]*)\\|([^|]*)\\|(LOG|DETAIL):  (.*)", Pattern.DOTALL);
    private static final Pattern EXECUTED =
            Pattern.compile("(?:statement|execute (?!fetch from)[^:]+): (.*)", Pattern.DOTALL);
    private static final Pattern DETAIL = Pattern.compile("[Pp]arameters: (.*)", Pattern.DOTALL);

    private final List<LoggedStatement> statements = new ArrayList<>();
    private final Map<Integer, Integer> lastOf = new HashMap<>();

    private StatementLog() {}

    /** The statements, in the order in which they were begun. */
    public static List<LoggedStatement> read(String log) {
        StatementLog reader = new StatementLog();
        StringBuilder message = new StringBuilder();
        for (String line : log.split("\n", -1)) {
            if (line.startsWith("\t")) {
                message.append('\n').append(line, 1, line.length());
            } else {
                reader.take(message.toString());
                message.setLength(0);
                message.append(line);
            }
        }
        reader.take(message.toString());
        return List.copyOf(reader.statements);
    }

    private void take(String message) {
        Matcher parts = MESSAGE.matcher(message);
        if (!parts.matches()) {
            return;
        }
        int process = Integer.parseInt(parts.group(1));
        String text = parts.group(5);
        if (parts.group(4).equals("DETAIL")) {
            detail(process, text);
            return;
        }
        Matcher executed = EXECUTED.matcher(text);
        if (executed.matches()) {
            lastOf.put(process, statements.size());
            statements.add(new LoggedStatement(process, parts.group(2), parts.group(3), executed.group(1), List.of()));
        } else {
            lastOf.remove(process);
        }
    }

    private void detail(int process, String text) {
        Matcher detail = DETAIL.matcher(text);
        Integer last = lastOf.get(process);
        if (detail.matches() && last != null) {
            statements.set(last, statements.get(last).with(parameters(detail.group(1))));
        }
    }

    /** Of {@code $1 = 'it''s', $2 = NULL}. */
    static List<@Nullable String> parameters(String text) {
        List<@Nullable String> values = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            String name = "$" + (values.size() + 1) + " = ";
            if (!text.startsWith(name, at)) {
                throw new IllegalArgumentException("parameter " + (values.size() + 1) + " is not where it should be");
            }
            at += name.length();
            if (text.startsWith("NULL", at)) {
                values.add(null);
                at += "NULL".length();
            } else {
                int end = endOfQuoted(text, at);
                values.add(text.substring(at + 1, end).replace("''", "'"));
                at = end + 1;
            }
            at += text.startsWith(", ", at) ? 2 : 0;
        }
        return values;
    }

    private static int endOfQuoted(String text, int start) {
        int at = start + 1;
        while (at < text.length()) {
            if (text.charAt(at) != '\'') {
                at++;
            } else if (text.startsWith("''", at)) {
                at += 2;
            } else {
                return at;
            }
        }
        throw new IllegalArgumentException("a parameter has no end");
    }
}
