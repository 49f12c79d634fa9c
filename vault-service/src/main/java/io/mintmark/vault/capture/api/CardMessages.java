package io.mintmark.vault.capture.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of the card page, in English. The other languages are the files {@code messages/card_*.properties}. */
@MessageBundle("card")
interface CardMessages {
    @Message("Save a card")
    String form_title();

    @Message("Save your card")
    String form_heading();

    @Message("{merchant} will keep this card for your next payments.")
    String form_lead(String merchant);

    @Message("{merchant} can use this card for a short time. Then it is deleted.")
    String form_lead_temporal(String merchant);

    @Message("Nothing is charged now.")
    String nothing_charged();

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

    @Message("You can go on with {merchant}.")
    String done_text_embedded(String merchant);

    @Message("This link was already used")
    String used_title();

    @Message("Your card was saved with this link before. You do not need to do it again.")
    String used_text();

    @Message("This link has ended")
    String ended_title();

    @Message(
            "It is no longer needed, and nothing more was saved with it. If you still want to save a card, go back to {merchant} and start again.")
    String ended_text(String merchant);

    @Message("This was canceled")
    String canceled_title();

    @Message("No card was saved. If you still want to save one, go back to {merchant} and start again.")
    String canceled_text(String merchant);

    @Message("Your card could not be accepted")
    String failed_title();

    @Message(
            "There are no tries left with this link, and no card was saved. Go back to {merchant} and start again, with another card if you can.")
    String failed_text(String merchant);

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
    String foreign_title();

    @Message("It did not come from our page. Open the link again and use the form there.")
    String foreign_text();

    @Message("Choose a card")
    String choose_title();

    @Message("These are the cards that you saved with {merchant}.")
    String choose_lead(String merchant);

    @Message("Your saved cards")
    String wallet_title();

    @Message("{merchant} keeps these cards for you.")
    String look_lead(String merchant);

    @Message("{merchant} has no saved card of yours that can be used here.")
    String none_lead(String merchant);

    @Message("We check your card with {amount} and release it at once.")
    String verification_lead(String amount);

    @Message("{brand} ending in {last4}")
    String card_ending(String brand, String last4);

    @Message("Card ending in {last4}")
    String some_card_ending(String last4);

    @Message("Expires {expiry}")
    String card_expires(String expiry);

    @Message("Expired {expiry}")
    String card_expired(String expiry);

    @Message("Not accepted by {merchant} here")
    String card_not_accepted(String merchant);

    @Message("Use this card")
    String use_card();

    @Message("Use another card")
    String other_card();

    @Message("Remove")
    String remove();

    @Message("Remove this card?")
    String removal_title();

    @Message("{merchant} will not be able to use it any more. This cannot be undone.")
    String removal_text(String merchant);

    @Message("Remove card")
    String removal_yes();

    @Message("Keep it")
    String removal_no();

    @Message("The card was removed.")
    String removed();

    @Message("Security code")
    String code_label();

    @Message("3 digits on the back of the card. American Express: 4 digits on the front.")
    String code_hint();

    @Message("Enter the security code of your card.")
    String code_missing();

    @Message("The security code has 3 digits, or 4 on American Express. Please check it.")
    String code_invalid();

    @Message("Choose one of your saved cards.")
    String choice_missing();

    @Message("This card can no longer be used here. Choose another one.")
    String choice_gone();

    @Message("Billing address")
    String address_label();

    @Message("Street and number")
    String line1_label();

    @Message("Apartment or floor")
    String line2_label();

    @Message("City")
    String city_label();

    @Message("State or province")
    String state_label();

    @Message("Postal code")
    String postal_code_label();

    @Message("Country")
    String country_label();

    @Message("Choose a country")
    String country_choose();

    @Message("Enter the street and number of your billing address.")
    String line1_missing();

    @Message("Enter the city of your billing address.")
    String city_missing();

    @Message("Choose the country of your billing address.")
    String country_missing();

    @Message("Use words and house numbers only here, without a card number.")
    String text_invalid();

    @Message("We could not check your card")
    String unchecked_heading();

    @Message("Nothing was saved, and this did not use up a try. Please try again.")
    String unchecked_text();

    @Message("We are checking your card")
    String checking_title();

    @Message("This takes a few seconds. Please stay on this page: it goes on by itself.")
    String checking_text();

    @Message("Look again")
    String look_again();

    @Message(
            "{#if minutes == 1}This page stays open for one minute.{#else}This page stays open for {minutes} minutes.{/if}")
    String time_left(int minutes);

    @Message("This page closes in")
    String time_closing();

    @Message("Get more time")
    String time_more();

    @Message("You have more time now.")
    String time_extended();

    @Message("No more time can be added.")
    String time_limit();

    @Message("Pay")
    String pay_title();

    @Message("Pay {merchant}")
    String pay_heading(String merchant);

    @Message("Choose one of your saved cards, or use another one.")
    String pay_lead_choose();

    @Message("Confirm with the security code of your card.")
    String pay_lead_code();

    @Message("Confirm to pay with this card.")
    String pay_lead_confirm();

    @Message("Pay")
    String pay_submit();

    @Message("Pay {amount}")
    String pay_submit_amount(String amount);

    @Message("Paying…")
    String pay_submitting();

    @Message("Keep this card with {merchant} for my next payments")
    String consent_label(String merchant);

    @Message("Amount")
    String amount_label();

    @Message("Currency")
    String currency_label();

    @Message("From {min} to {max}")
    String amount_between(String min, String max);

    @Message("At least {min}")
    String amount_at_least(String min);

    @Message("At most {max}")
    String amount_at_most(String max);

    @Message("Enter the amount that you want to pay.")
    String amount_missing();

    @Message("Enter the amount in figures, such as {example}.")
    String amount_invalid(String example);

    @Message(
            "{#if decimals == 0}Amounts in {currency} have no decimals. Please check it.{#else}Amounts in {currency} have at most {decimals} decimals. Please check it.{/if}")
    String amount_decimals(String currency, int decimals);

    @Message("Enter an amount above zero.")
    String amount_zero();

    @Message("Enter {min} or more.")
    String amount_too_small(String min);

    @Message("Enter {max} or less.")
    String amount_too_large(String max);

    @Message("{merchant} does not take this amount. Enter another one.")
    String amount_not_allowed(String merchant);

    @Message("Choose one of the currencies in the list.")
    String currency_not_allowed();

    @Message("Your payment was not accepted")
    String pay_refused_heading();

    @Message(
            "Your card was not charged. Check the details or use another card. {#if left == 1}You have one more try.{#else}You have {left} more tries.{/if}")
    String pay_refused_text(int left);

    @Message(
            "Your card was not charged. Check the details and try again. {#if left == 1}You have one more try.{#else}You have {left} more tries.{/if}")
    String pay_refused_again(int left);

    @Message("Your bank could not confirm that it was you")
    String pay_unconfirmed_heading();

    @Message(
            "Your card was not charged. Try again, or use another card. {#if left == 1}You have one more try.{#else}You have {left} more tries.{/if}")
    String pay_unconfirmed_text(int left);

    @Message(
            "Your card was not charged. Please try again. {#if left == 1}You have one more try.{#else}You have {left} more tries.{/if}")
    String pay_unconfirmed_again(int left);

    @Message("Your bank has a question for you")
    String challenge_title();

    @Message(
            "It wants to make sure that it is you who pays. Answer it on your bank's page; then you are brought back here.")
    String challenge_text();

    @Message("Go on to your bank")
    String challenge_go();

    @Message("We could not process your payment")
    String pay_unchecked_heading();

    @Message(
            "You are not charged for this, and it did not use up a try. If your bank shows a hold, it is released. Please try again.")
    String pay_unchecked_text();

    @Message("Payment approved")
    String pay_done_title();

    @Message("Your payment was approved")
    String pay_done_heading();

    @Message("The payment was made with this link before. You do not need to pay again.")
    String pay_used_text();

    @Message(
            "It is no longer needed, and nothing more is charged with it. If you still want to pay, go back to {merchant} and start again.")
    String pay_ended_text(String merchant);

    @Message("Your card is not charged. If you still want to pay, go back to {merchant} and start again.")
    String pay_canceled_text(String merchant);

    @Message(
            "Your card was not charged. There are no tries left with this link. Go back to {merchant} and start again, with another card if you can.")
    String pay_failed_text(String merchant);

    @Message(
            "For your security, links work for a limited time. Your card is not charged. Go back to {merchant} and start again.")
    String pay_expired_text(String merchant);

    @Message("Please try again in a moment. You will not be charged twice.")
    String pay_unavailable_text();

    @Message("We are processing your payment")
    String pay_checking_title();

    @Message("This card cannot be used any more")
    String gone_title();

    @Message(
            "It was removed, it has expired, or it is blocked. Your card is not charged. Go back to {merchant} and start again with another card.")
    String gone_text(String merchant);

    @Message("Go back to {merchant}")
    String gone_back(String merchant);

    @Message("Your card details are encrypted and handled by Mintmark. {merchant} never sees your card number.")
    String pay_trust(String merchant);

    @Message("Language")
    String languages();

    @Message("Mintmark card page")
    String footer();
}
