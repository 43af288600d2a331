package dev.touchstone.spv.ethereum.evm;

/// Ends the whole run without a result. Thrown and caught within the package only.
final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isBudget;
    private final String what;

    private Cut(boolean isBudget, String what) {
        super(what, null, false, false);
        this.isBudget = isBudget;
        this.what = what;
    }

    static Cut budget(String what) {
        return new Cut(true, what);
    }

    static Cut unavailable(String what) {
        return new Cut(false, what);
    }

    /// Whether the run took too much; otherwise it asked for what cannot be computed here.
    boolean isBudget() {
        return isBudget;
    }

    String what() {
        return what;
    }
}
