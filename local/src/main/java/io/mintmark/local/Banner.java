package io.mintmark.local;

import java.nio.file.Path;
import java.util.Locale;

/** What a person needs after the start, and nothing else. */
final class Banner {
    private Banner() {}

    static String text(
            Connection connection, String shopUrl, String docsUrl, Path logs, Path connectionFile, double seconds) {
        return String.format(
                Locale.ROOT,
                """

                Mintmark is ready, after %.1f s.

                  Demo shop      %s
                  API            %s
                  Reference      %s
                  Simulator      %s
                  Merchant       %d
                  Key id         %s
                  Key secret     %s

                  Try it         curl -u %s:%s %s/v1/sessions
                  Logs           %s
                  Details        %s

                Ctrl-C stops everything; the data stays for the next run.
                """,
                seconds,
                shopUrl,
                connection.baseUrl(),
                docsUrl,
                connection.simulatorUrl(),
                connection.merchantId(),
                connection.apiKeyId(),
                connection.apiKeySecret(),
                connection.apiKeyId(),
                connection.apiKeySecret(),
                connection.baseUrl(),
                logs,
                connectionFile);
    }
}
