package dev.touchstone.spv.practice.ethereum;

/// A call that has no result, with its code and what to say of it. Never leaves the JSON-RPC server: it becomes the
/// answer's `error`.
final class RpcError extends Exception {
    static final int PARSE = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int UNKNOWN_METHOD = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int SERVER = -32000;

    /// More than a server gives at once (EIP-1474).
    static final int LIMIT = -32005;

    /// What a contract refused, as execution clients number it.
    static final int REVERTED = 3;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String data;

    RpcError(int code, String message) {
        this(code, message, "");
    }

    /// @param data what is told beside the message; empty for nothing
    RpcError(int code, String message, String data) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
    }

    String data() {
        return data;
    }

    int code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
