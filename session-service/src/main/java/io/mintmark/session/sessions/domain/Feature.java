package io.mintmark.session.sessions.domain;

/** What the payer may do on the card page. */
public enum Feature {
    /** Enter a new card. */
    CREATE,
    /** See the saved cards. */
    LIST,
    /** Take a saved card. */
    SELECT,
    /** Remove a saved card. */
    DELETE
}
