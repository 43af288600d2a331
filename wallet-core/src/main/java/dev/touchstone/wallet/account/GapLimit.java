package dev.touchstone.wallet.account;

/// How many addresses in a row may stay unused before a search for further ones ends (BIP44), and how far ahead of
/// the used ones a wallet watches. Immutable.
public record GapLimit(int addresses) {
    /// The gap that BIP44 prescribes and other wallets keep.
    public static final GapLimit BIP44 = new GapLimit(20);

    private static final int LEAST_WATCHED = 100;

    public GapLimit {
        if (addresses < 1 || addresses > 10_000) throw new IllegalArgumentException("no gap limit: " + addresses);
    }

    /// How many addresses of a branch to watch when the first `used` are used.
    public int watched(int used) {
        return Math.max(LEAST_WATCHED, 2 * used + 2 * addresses);
    }

    /// Whether the watched addresses of a branch should become more: fewer than two gaps are left unused.
    public boolean needsMore(int used, int watched) {
        return watched - used < 2 * addresses;
    }

    /// How many addresses of a branch have to be covered for the balance to be complete.
    public int needed(int used) {
        return used + addresses;
    }
}
