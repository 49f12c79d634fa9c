package io.mintmark.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.client.WrongAnswer;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BankPageTest {
    @Test
    void itIsKnownByWhereItIs() {
        assertThat(BankPage.isAt(URI.create("http://127.0.0.1:7001/3ds/challenges/abc")))
                .isTrue();
        assertThat(BankPage.isAt(URI.create("http://127.0.0.1:8080/card/cap_1/challenge?k=3ds/challenges/")))
                .isFalse();
    }

    @Test
    void whileItAsksThereIsNoWayBack() {
        BankPage page = BankPage.read(
                "<form method=\"post\"><button type=\"submit\" name=\"answer\" value=\"pass\">Yes</button></form>");

        assertThat(page).isEqualTo(new BankPage(null));
    }

    @Test
    void whenItIsOverItLeadsBack() {
        BankPage page =
                BankPage.read("<p>Over. <a href=\"http://pay.example.com/challenge/return?t=1&amp;a=2\">Back</a></p>");

        assertThat(page).isEqualTo(new BankPage("http://pay.example.com/challenge/return?t=1&a=2"));
    }

    @Test
    void aPageThatDoesNeitherIsAWrongAnswer() {
        assertThatThrownBy(() -> BankPage.read("<h1>There is no such confirmation</h1>"))
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("the bank asks nothing, and leads nowhere");
    }
}
