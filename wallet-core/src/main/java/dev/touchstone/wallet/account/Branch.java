package dev.touchstone.wallet.account;

/// The two rows of addresses of an account (BIP44): those given to others and those for change. Immutable.
public enum Branch {
    RECEIVE(0),
    CHANGE(1);

    private final int number;

    Branch(int number) {
        this.number = number;
    }

    /// The number of this branch in a derivation path.
    public int number() {
        return number;
    }
}
