package dev.touchstone.icons;

/// The five shapes that say how far a value can be relied on. Each is legible in one colour, so none depends on it.
public enum TruthMark {
    /// A solid disc with a check: derived by kernel rules down to a trust anchor.
    PROVEN,
    /// A ring that is filling: the proof is on its way, or the payment has not settled.
    CHECKING,
    /// A dotted ring with a quotation mark: someone says so.
    CLAIMED,
    /// A solid disc with a check and a small clock: proven, but against an old head.
    STALE,
    /// A solid octagon with a cross: the evidence contradicted itself.
    FAILED;

    String file(MarkSize size) {
        var shape = switch (this) {
            case PROVEN -> "proven";
            case CHECKING -> "checking";
            case CLAIMED -> "claimed";
            case STALE -> "stale";
            case FAILED -> "failed";
        };
        return shape + "-" + size.pixels() + ".svg";
    }
}
