package dev.touchstone.app.picture;

/// Ends the drawing of a picture that is refused; never leaves this package.
final class NotDrawableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotDrawableException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
