package io.mintmark.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void anIdIsAPrefixAnd26CharactersOfWhichTheFirstTenAreTheTime() {
        Ids ids = new Ids(InstantSource.fixed(NOON), new SecureRandom());

        String id = ids.next("ses");

        assertThat(id).matches("ses_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(id).startsWith("ses_01m7yzmhg0");
    }

    @Test
    void aLaterIdSortsBehindAnEarlierOne() {
        SecureRandom random = new SecureRandom();

        String earlier = new Ids(InstantSource.fixed(NOON), random).next("ses");
        String later = new Ids(InstantSource.fixed(NOON.plusMillis(1)), random).next("ses");

        assertThat(later).isGreaterThan(earlier);
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        Ids ids = new Ids(InstantSource.fixed(NOON), new SecureRandom());
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next("evt"));
        }

        assertThat(seen).hasSize(10_000);
    }
}
