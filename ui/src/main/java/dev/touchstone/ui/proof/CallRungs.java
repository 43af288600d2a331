package dev.touchstone.ui.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Ownership;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// One sentence and the technical facts for each step from a contract's code to what it answers. Pure.
final class CallRungs {
    /// What is longer is told by its hash.
    private static final int MOST = 100;

    private CallRungs() {}

    static Rung call(Evidence.CallInState call) {
        var result = call.result();
        var details = new ArrayList<Detail>();
        details.add(new Detail("Contract", result.input().to().text()));
        details.add(new Detail("Asked", bytes(result.input().data())));
        details.add(new Detail("Outcome", outcome(result.outcome())));
        details.add(new Detail("Gas", AmountFormat.count(result.gasUsed())));
        for (var account : call.accounts()) {
            details.add(new Detail("Account", account.account().address().text()));
        }
        for (var slot : call.slots()) {
            details.add(new Detail(
                    "Word", slot.slot().key() + " of " + slot.slot().account().text()));
        }
        for (var code : call.codes()) {
            details.add(new Detail(
                    "Code of " + code.code().account().text(), bytes(code.code().bytes())));
        }
        return StateRungs.rung(
                "The contract’s own program was run on this computer, over " + read(call)
                        + ", each of them proven. No server was asked for the result.",
                details);
    }

    private static String read(Evidence.CallInState call) {
        return counted(call.accounts().size(), "account") + ", "
                + counted(call.slots().size(), "number") + " and "
                + counted(call.codes().size(), "program");
    }

    private static String counted(int count, String what) {
        return AmountFormat.count(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String outcome(CallResult.Outcome outcome) {
        return switch (outcome) {
            case CallResult.Outcome.Returned(var bytes) -> "returned " + bytes(bytes);
            case CallResult.Outcome.Reverted(var bytes) -> "refused with " + bytes(bytes);
            case CallResult.Outcome.Halted(var reason) -> "failed: " + reason;
        };
    }

    private static String bytes(ByteString bytes) {
        return bytes.length() <= MOST
                ? "0x" + bytes.hex()
                : AmountFormat.count(bytes.length()) + " bytes, hash 0x"
                        + Keccak256.of(bytes).hex();
    }

    static Rung answer(Evidence.AnswerOfCall answer) {
        return StateRungs.rung(
                "Its answer reads as the standard says: " + answer.words() + ".",
                List.of(new Detail("Question", answer.question().name())));
    }

    static Rung owner(Ownership ownership) {
        return StateRungs.rung(
                "So " + ownership.owner().text() + " owns number " + ownership.id() + ".",
                List.of(new Detail("Collection", ownership.contract().text())));
    }
}
