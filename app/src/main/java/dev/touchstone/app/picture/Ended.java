package dev.touchstone.app.picture;

/// Leaves a drawing in its midst, through code that is not ours; never leaves this package.
final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
        super("ended", null, false, false);
    }
}
