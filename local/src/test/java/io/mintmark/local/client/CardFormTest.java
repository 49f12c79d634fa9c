package io.mintmark.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CardFormTest {
    private static final String PAGE =
            """
            <form class="leave" method="post" action="/card/cap_1/cancellations?k=a"><button>Cancel</button></form>
            <form id="card-form" method="post" action="/card/cap_1?k=a&amp;view=embedded" novalidate
             data-number-missing="Enter the number">
            <input type="hidden" name="page" value="a &quot;b&quot; &amp;amp;">
            <input id="n" name="number" type="text"
             autocomplete="cc-number" maxlength="29" required>
            <input name="expiry" autocomplete="cc-exp" value="">
            <input name="holder" autocomplete="cc-name" value="">
            <input name="email" autocomplete="email" value="">
            <button type="submit">Save</button>
            </form>
            """;

    @Test
    void theFormIsFoundByWhatItAsksFor() {
        // when
        CardForm form = CardForm.read(PAGE);

        // then
        assertThat(form.action()).isEqualTo("/card/cap_1?k=a&view=embedded");
        assertThat(form.hidden()).isEqualTo(Map.of("page", "a \"b\" &amp;"));
        assertThat(form.names())
                .isEqualTo(Map.of("cc-number", "number", "cc-exp", "expiry", "cc-name", "holder", "email", "email"));
    }

    @Test
    void itIsSentAsABrowserWouldSendIt() {
        // when
        String body = CardForm.read(PAGE).filled("4242424242424242").toString();

        // then
        assertThat(body).isEqualTo("page=a+%22b%22+%26amp%3B&number=4242424242424242&expiry=12%2F34&holder=Ada+Sample");
    }

    @Test
    void aPageWithoutTheFormIsAWrongAnswer() {
        assertThatThrownBy(() -> CardForm.read("<h1>Temporarily unavailable</h1>"))
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("the card page has no card form");
    }
}
