package dev.touchstone.spv.practice.ethereum;

/// A call that has no result, with its code and what to say of it. Never leaves the JSON-RPC server: it becomes the
/// answer's `error`.
final class RpcError extends Exception {
    static final int PARSE = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int UNKNOWN_METHOD = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int SERVER = -32000;

    private static final long serialVersionUID = 1L;

    private final int code;

    RpcError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
