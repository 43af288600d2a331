package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import java.util.List;

/// Asks what contracts answer. The rules of [ChainQuestions] hold.
public interface CallQuestions {
    /// What a contract answers, computed here over proven state; no server is asked for it.
    default Finding<CallResult> call(CallInput input, HeadKind at) {
        return calls(List.of(input), at).getFirst();
    }

    /// What each call comes to in the order asked for, all in the state after the same block. What they need of
    /// it is asked for together. Computes on the thread that asks, too.
    List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at);
}
