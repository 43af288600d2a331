package dev.touchstone.app.door.rpc;

/// Ends a call that has no result. Never leaves the door: it becomes the answer's `error`.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RpcFailure failure;

    public RefusedException(RpcFailure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public RefusedException(int code, String message) {
        this(RpcFailure.of(code, message));
    }

    public RpcFailure failure() {
        return failure;
    }
}
