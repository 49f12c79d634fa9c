package io.mintmark.session.sessions.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What payers read here, in English; the other languages are the files {@code messages/entry_*.properties}. */
@MessageBundle(value = "entry", locale = "en")
public interface PageMessages {
    @Message("This link does not work")
    String unknownTitle();

    @Message("It may be incomplete. Open it again from where you found it, or ask whoever sent it for a new one.")
    String unknownText();

    @Message("This link has expired")
    String expiredTitle();

    @Message("For your safety it was good for a limited time. No card was saved. Ask {merchant} for a new link.")
    String expiredText(String merchant);

    @Message("This request was canceled")
    String canceledTitle();

    @Message("No card was saved. If you still want to save one, ask {merchant} for a new link.")
    String canceledText(String merchant);

    @Message("Your card is saved")
    String completedTitle();

    @Message("{merchant} can use it from now on. You can close this page.")
    String completedText(String merchant);

    @Message("Your card could not be saved")
    String failedTitle();

    @Message("It was refused too often. Ask {merchant} for a new link to try another card.")
    String failedText(String merchant);

    @Message("One moment, please")
    String busyTitle();

    @Message("Your card is being saved. This page goes on by itself.")
    String busyText();

    @Message("For your safety it was good for a limited time. You have paid nothing. Ask {merchant} for a new link.")
    String paymentExpiredText(String merchant);

    @Message("You have paid nothing. If you still want to pay, ask {merchant} for a new link.")
    String paymentCanceledText(String merchant);

    @Message("You have paid")
    String paidTitle();

    @Message("{merchant} has been told. You can close this page.")
    String paidText(String merchant);

    @Message("Your payment did not go through")
    String notPaidTitle();

    @Message("It was refused too often, and you have paid nothing. Ask {merchant} for a new link to try another card.")
    String notPaidText(String merchant);

    @Message("Your payment is under way. This page goes on by itself.")
    String payingText();

    @Message("QR code: scan it to pay {merchant}")
    String payCodeTitle(String merchant);

    @Message("This link is not available")
    String closedTitle();

    @Message("Cards are not taken here at present.")
    String closedText();

    @Message("We cannot open this page right now")
    String unavailableTitle();

    @Message("Nothing is lost, and your link stays good. Please try again in a moment.")
    String unavailableText();

    @Message("Try again")
    String tryAgain();

    @Message("Go on to {merchant}")
    String goOn(String merchant);

    @Message("Mintmark card page")
    String footer();

    @Message("QR code: scan it to save your card with {merchant}")
    String codeTitle(String merchant);
}
