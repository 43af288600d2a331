package dev.touchstone.spv.ethereum.ssz;

/// Bytes or text that are not what the beacon chain would say. Never leaves a parser: its caller answers
/// [dev.touchstone.spv.chain.Parsed.Malformed].
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
