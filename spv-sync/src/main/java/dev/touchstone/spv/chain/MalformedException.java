package dev.touchstone.spv.chain;

/// Bytes or text that are not what they should be. Thrown only inside codecs: `parse` turns it into
/// [Parsed.Malformed].
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
