package io.mintmark.vault.capture.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of the card page. Other languages are files beside {@code messages/card_*.properties}. */
@MessageBundle("card")
interface CardMessages {
    @Message("Save a card")
    String form_title();

    @Message("Save your card")
    String form_heading();

    @Message("{merchant} will keep this card for your next payments. Nothing is charged now.")
    String form_lead(String merchant);

    @Message("Test mode: published test cards only. Never enter a real card.")
    String test_mode();

    @Message("Card number")
    String number_label();

    @Message("For your security the number is not shown again. Please type it once more.")
    String number_again();

    @Message("Expiry date")
    String expiry_label();

    @Message("(MM/YY)")
    String expiry_format();

    @Message("Name on card")
    String name_label();

    @Message("(optional)")
    String optional();

    @Message("Save card")
    String submit();

    @Message("Saving…")
    String submitting();

    @Message("Cancel")
    String cancel();

    @Message("Error: {title}")
    String error_title(String title);

    @Message("Please check the following")
    String errors_heading();

    @Message("Your card was not accepted")
    String refused_heading();

    @Message(
            "Check the details or use another card. {#if left == 1}You have one more try.{#else}You have {left} more tries.{/if}")
    String refused_text(int left);

    @Message("Enter the number on your card.")
    String number_missing();

    @Message("A card number has digits only. Please check it.")
    String number_not_digits();

    @Message("This number is too short or too long. Please check it.")
    String number_length();

    @Message("This number does not look right. Please check each digit.")
    String number_mistyped();

    @Message("This is a test system: use a published test card.")
    String number_not_test();

    @Message("Test cards are not accepted here. Use your own card.")
    String number_test();

    @Message("{merchant} does not accept this kind of card here. Use another card.")
    String kind_not_allowed(String merchant);

    @Message("Enter the expiry date on your card.")
    String expiry_missing();

    @Message("Enter the expiry date as month and year, such as 08/29.")
    String expiry_invalid();

    @Message("This card has expired. Use another card.")
    String expiry_past();

    @Message("Enter the name on your card.")
    String name_missing();

    @Message("Enter the name as it stands on your card, without a card number.")
    String name_invalid();

    @Message("Your card details are encrypted and kept by Mintmark. {merchant} never sees your card number.")
    String trust(String merchant);

    @Message("Card saved")
    String done_title();

    @Message("Your card is saved")
    String done_heading();

    @Message("You can close this page and go back to {merchant}.")
    String done_text(String merchant);

    @Message("This link was already used")
    String used_title();

    @Message("Your card was saved with this link before. You do not need to do it again.")
    String used_text();

    @Message("This link has ended")
    String ended_title();

    @Message(
            "It was canceled or is no longer needed. No card was saved. If you still want to save one, go back to {merchant} and start again.")
    String ended_text(String merchant);

    @Message("This link has expired")
    String expired_title();

    @Message(
            "For your security, links work for a limited time. Go back to {merchant} and start again. No card was saved.")
    String expired_text(String merchant);

    @Message("We could not finish just now")
    String unavailable_title();

    @Message("Please try again in a moment. You will not end up with the same card saved twice.")
    String unavailable_text();

    @Message("Try again")
    String try_again();

    @Message("Go on to {merchant}")
    String go_on(String merchant);

    @Message("This link does not work")
    String unknown_title();

    @Message("It may be incomplete. Open it again from where you found it, or ask whoever sent it for a new one.")
    String unknown_text();

    @Message("This request was refused")
    String refused_request_title();

    @Message("It did not come from our page. Open the link again and use the form there.")
    String refused_request_text();

    @Message("Mintmark card page")
    String footer();
}
