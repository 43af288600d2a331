package dev.touchstone.wallet.message.reading;

/// What of a sign-in does not fit (EIP-4361, "Verifying Message Parameters" and "Wallet Implementer Guidelines").
public enum SignInFault {
    /// The text names another scheme than the origin has.
    SCHEME("scheme"),
    /// What is signed in to lies on another host than the site that is signed in to.
    URI("uri"),
    /// Another network than the wallet's.
    CHAIN("chain"),
    /// Its time is over.
    EXPIRED("expired"),
    /// Its time has not come.
    NOT_YET("not-yet"),
    /// It says that it was made later than now.
    FROM_THE_FUTURE("future");

    private final String word;

    SignInFault(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
