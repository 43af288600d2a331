package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;

/// Turns findings into results: what is proven is answered, anything else refused with its reason. Pure.
final class Answers {
    private Answers() {}

    static <T> Proven<T> proven(Finding<T> finding) throws RefusedException {
        if (finding instanceof Proven<T> proven) return proven;
        throw refusal(finding);
    }

    /// The refusal for what is not proven.
    static RefusedException refusal(Finding<?> finding) {
        return switch (finding) {
            case Pending<?> pending -> pending(pending.reason());
            case Refuted<?>(var why) ->
                new RefusedException(
                        RpcFailure.UNAVAILABLE,
                        "not proven: a server gave a wrong answer, which was not used (" + why.code() + ")");
            case Claimed<?> _ -> new RefusedException(RpcFailure.UNAVAILABLE, "only claimed, not proven");
            case Proven<?> _ -> throw new IllegalStateException("it is proven");
        };
    }

    static <T> T value(Finding<T> finding) throws RefusedException {
        return proven(finding).value();
    }

    static RefusedException pending(Pending.Reason reason) {
        int code = reason instanceof Pending.Reason.Offline ? RpcFailure.DISCONNECTED : RpcFailure.UNAVAILABLE;
        return new RefusedException(code, "not proven: " + Texts.explain(reason));
    }
}
