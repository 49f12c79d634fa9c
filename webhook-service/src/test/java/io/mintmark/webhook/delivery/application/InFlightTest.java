package io.mintmark.webhook.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.webhook.delivery.application.Deliveries.Room;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight(20, 4, 8);

    @Test
    void aReceiverOfWhichNothingIsKnownHasTheFirstPlaces() {
        assertThat(inFlight.room("a")).isEqualTo(new Room(4, 20, Map.of(), "a"));
    }

    @Test
    void whatIsUnderWayTakesPlaces() {
        // when
        begin("a", 3);
        begin("b", 4);

        // then
        assertThat(inFlight.room("")).isEqualTo(new Room(4, 13, Map.of("a", 1, "b", 0), ""));
    }

    @Test
    void oneThatTakesAllThatItHasPlacesForGetsOneMoreEachTime() {
        // given
        begin("a", 4);

        // when
        inFlight.end("a", DeliveryState.DELIVERED);
        begin("a", 2);
        inFlight.end("a", DeliveryState.DELIVERED);

        // then: five places, then six
        assertThat(placesOf("a")).isEqualTo(6);
    }

    @Test
    void oneThatNeedsNoMoreGetsNoMore() {
        // given
        begin("a", 3);

        // when
        inFlight.end("a", DeliveryState.DELIVERED);

        // then
        assertThat(placesOf("a")).isEqualTo(4);
    }

    @Test
    void noneGetsMoreThanTheMost() {
        grow("a");

        assertThat(placesOf("a")).isEqualTo(8);
    }

    @Test
    void aFailureHalvesThePlacesAndThoseOfTheSameTimeHalveThemNoFurther() {
        // given: eight under way to one that could take eight
        grow("a");
        begin("a", 8);

        // when
        end("a", 8, DeliveryState.PENDING);

        // then
        assertThat(placesOf("a")).isEqualTo(4);
    }

    @Test
    void oneThatGoesOnFailingKeepsOnePlace() {
        // when
        for (int i = 0; i < 10; i++) {
            begin("a", 1);
            inFlight.end("a", DeliveryState.PENDING);
        }

        // then
        assertThat(placesOf("a")).isEqualTo(1);
    }

    @Test
    void oneThatFailsTakesNobodyElsesPlaces() {
        // when
        begin("a", 4);
        end("a", 4, DeliveryState.PENDING);

        // then
        assertThat(inFlight.room("").places()).isEqualTo(4);
        assertThat(inFlight.room("").placesOf()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void onlyAPlaceThatOthersMayWaitForIsToldOf() {
        // given
        begin("a", 4);

        // then
        assertThat(inFlight.end("a", DeliveryState.DELIVERED)).isTrue();
        assertThat(inFlight.end("a", DeliveryState.DELIVERED)).isFalse();
    }

    @Test
    void withAllPlacesTakenEachOneIsWaitedFor() {
        // given
        IntStream.range(0, 20).forEach(number -> begin("queue" + number, 1));

        // then
        assertThat(inFlight.isFull()).isTrue();
        assertThat(inFlight.end("queue7", DeliveryState.DELIVERED)).isTrue();
        assertThat(inFlight.isFull()).isFalse();
    }

    @Test
    void manyReceiversAreForgottenTheLeastRecentFirst() {
        // given
        grow("first");

        // when
        for (int i = 0; i < 1_000; i++) {
            begin("queue" + i, 1);
            inFlight.end("queue" + i, DeliveryState.PENDING);
        }

        // then
        assertThat(inFlight.room("").placesOf())
                .hasSize(1_000)
                .doesNotContainKey("first")
                .containsKey("queue0");
    }

    @Test
    void receiversThatWereQuickAndHangLeaveHalfOfThePlacesToOthers() {
        // given: more receivers with places beyond the first ones than fit
        InFlight many = new InFlight(40, 1, 10);
        for (int i = 0; i < 12; i++) {
            for (int places = 1; places < 10; places++) {
                for (int attempt = 0; attempt < places; attempt++) {
                    many.begin("quick" + i);
                }
                for (int attempt = 0; attempt < places; attempt++) {
                    many.end("quick" + i, DeliveryState.DELIVERED);
                }
            }
        }

        // when: each fills what it is given, again and again, and nothing ends
        for (int claim = 0; claim < 20; claim++) {
            Room room = many.room("");
            for (int i = 0; i < 12; i++) {
                String queue = "quick" + i;
                int places = room.placesOf().getOrDefault(queue, room.places());
                IntStream.range(0, places).forEach(number -> many.begin(queue));
            }
        }

        // then: one place each and no more than twenty beyond
        assertThat(many.total()).isBetween(12 + 12, 12 + 20);
        assertThat(many.room("").total()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aloneAQuickReceiverHasAllItsPlaces() {
        grow("a");

        assertThat(inFlight.room("").placesOf()).isEqualTo(Map.of("a", 8));
    }

    @Test
    void anEndWithoutABeginIsAFault() {
        assertThatThrownBy(() -> inFlight.end("a", DeliveryState.DELIVERED)).isInstanceOf(IllegalStateException.class);
    }

    /** To the most places that there are. */
    private void grow(String queue) {
        for (int places = 4; places < 8; places++) {
            begin(queue, places);
            end(queue, places, DeliveryState.DELIVERED);
        }
    }

    private int placesOf(String queue) {
        int underWay = 20 - inFlight.room("").total();
        return inFlight.room("").placesOf().getOrDefault(queue, 4) + underWay;
    }

    private void begin(String queue, int count) {
        IntStream.range(0, count).forEach(number -> inFlight.begin(queue));
    }

    private void end(String queue, int count, DeliveryState state) {
        IntStream.range(0, count).forEach(number -> inFlight.end(queue, state));
    }
}
