package dev.touchstone.app.door.rpc;

import dev.touchstone.spv.chain.ByteString;
import java.util.Optional;

/// Why a call has no result, as JSON-RPC tells it. Immutable.
///
/// @param data what a contract said when it refused
public record RpcFailure(int code, String message, Optional<ByteString> data) {
    // JSON-RPC 2.0
    public static final int PARSE = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL = -32603;

    // EIP-1474
    public static final int INVALID_INPUT = -32000;
    public static final int NOT_FOUND = -32001;
    public static final int UNAVAILABLE = -32002;
    public static final int TRANSACTION_REJECTED = -32003;
    public static final int LIMIT_EXCEEDED = -32005;

    // EIP-1193
    public static final int USER_REJECTED = 4001;
    public static final int UNAUTHORIZED = 4100;
    public static final int UNSUPPORTED_METHOD = 4200;
    public static final int DISCONNECTED = 4900;
    public static final int CHAIN_DISCONNECTED = 4901;

    /// EIP-3326: a chain that the wallet does not have.
    public static final int UNKNOWN_CHAIN = 4902;

    // EIP-5792
    public static final int UNSUPPORTED_CAPABILITY = 5700;
    public static final int UNSUPPORTED_CHAIN_ID = 5710;
    public static final int DUPLICATE_ID = 5720;
    public static final int UNKNOWN_BUNDLE = 5730;
    public static final int BUNDLE_TOO_LARGE = 5740;
    public static final int ATOMICITY_NOT_SUPPORTED = 5760;

    /// What a contract refused, as execution clients number it.
    public static final int REVERTED = 3;

    public static RpcFailure of(int code, String message) {
        return new RpcFailure(code, message, Optional.empty());
    }
}
