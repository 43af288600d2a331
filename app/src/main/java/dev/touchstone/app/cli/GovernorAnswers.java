package dev.touchstone.app.cli;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a governor contract says of one proposal, computed over proven state: one of OpenZeppelin's form or of
/// Compound's. Immutable.
///
/// @param findings all that was asked, each with a standing of its own
/// @param state by its number, the same in both forms; empty where the contract knows no such proposal
/// @param votes against, for and abstaining
/// @param deadline a block's number, or seconds since 1970
record GovernorAnswers(
        List<Finding<CallResult>> findings,
        Form form,
        Optional<BigInteger> state,
        Optional<BigInteger> deadline,
        boolean isByTime,
        Optional<BigInteger> quorum,
        Optional<Votes> votes) {
    private static final int BRAVO_WORDS = 10;
    private static final String BY_TIME = "mode=timestamp";

    GovernorAnswers {
        findings = List.copyOf(findings);
    }

    enum Form {
        OPEN_ZEPPELIN("OpenZeppelin Governor"),
        BRAVO("Compound GovernorBravo"),
        UNKNOWN("unknown");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    record Votes(BigInteger against, BigInteger inFavour, BigInteger abstaining) {}

    /// Asks in one block. Blocks.
    static GovernorAnswers ask(ChainQuestions questions, EthereumAddress governor, BigInteger proposal, HeadKind at) {
        var calls = List.of(
                AbiCall.of("state(uint256)").number(proposal),
                AbiCall.of("proposalVotes(uint256)").number(proposal),
                AbiCall.of("proposalDeadline(uint256)").number(proposal),
                AbiCall.of("proposalSnapshot(uint256)").number(proposal),
                AbiCall.of("CLOCK_MODE()"),
                AbiCall.of("proposals(uint256)").number(proposal),
                AbiCall.of("quorumVotes()"));
        var findings = new ArrayList<>(questions.calls(
                calls.stream().map(call -> CallInput.of(governor, call.data())).toList(), at));
        var votes = words(findings.get(1), 3);
        var bravo = words(findings.get(5), BRAVO_WORDS);
        var state = words(findings.getFirst(), 1).map(List::getFirst);
        if (votes.isPresent()) {
            var snapshot = words(findings.get(3), 1).map(List::getFirst).orElse(BigInteger.ZERO);
            var quorum = questions.call(
                    CallInput.of(
                            governor,
                            AbiCall.of("quorum(uint256)").number(snapshot).data()),
                    at);
            findings.add(quorum);
            var said = votes.get();
            return new GovernorAnswers(
                    findings,
                    Form.OPEN_ZEPPELIN,
                    state,
                    words(findings.get(2), 1).map(List::getFirst),
                    isByTime(findings.get(4)),
                    words(quorum, 1).map(List::getFirst),
                    Optional.of(new Votes(said.get(0), said.get(1), said.get(2))));
        }
        return new GovernorAnswers(
                findings,
                bravo.isPresent() ? Form.BRAVO : Form.UNKNOWN,
                state,
                bravo.map(words -> words.get(4)),
                false,
                words(findings.get(6), 1).map(List::getFirst),
                bravo.map(words -> new Votes(words.get(6), words.get(5), words.get(7))));
    }

    /// Those that the answer is made of: a governor of one form does not know the questions of the other.
    List<Finding<CallResult>> counted() {
        return findings.stream()
                .filter(found -> !found.isProven() || returned(found).isPresent())
                .toList();
    }

    private static Optional<ByteString> returned(Finding<CallResult> finding) {
        return finding instanceof Proven<CallResult> proven
                        && proven.value().outcome() instanceof CallResult.Outcome.Returned(var bytes)
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private static Optional<List<BigInteger>> words(Finding<CallResult> finding, int count) {
        return returned(finding)
                .filter(bytes -> bytes.length() == count * Hash256.BYTES)
                .map(bytes -> {
                    var words = new ArrayList<BigInteger>();
                    for (int i = 0; i < count; i++) {
                        words.add(new BigInteger(1, bytes.toArray(i * Hash256.BYTES, (i + 1) * Hash256.BYTES)));
                    }
                    return words;
                });
    }

    /// ERC-6372: where the contract says nothing, it counts blocks.
    private static boolean isByTime(Finding<CallResult> clock) {
        return returned(clock)
                .flatMap(bytes -> AbiResult.text(bytes).toOptional())
                .filter(text -> text.startsWith(BY_TIME))
                .isPresent();
    }
}
