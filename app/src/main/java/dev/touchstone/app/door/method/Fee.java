package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What gas costs. Thread-safe.
///
/// The base fee follows from a proven header. What others pay above it is the one thing that the door passes on
/// as a server claims it: a tip is a wish, and no fact about the chain hangs on it. The user sees what is paid
/// before anything is signed.
final class Fee {
    private static final int MOST_BLOCKS = 64;

    private final DoorWallet wallet;

    Fee(DoorWallet wallet) {
        this.wallet = wallet;
    }

    Map<String, Method> methods() {
        return Map.of(
                "eth_gasPrice", (_, _) -> gasPrice(),
                "eth_maxPriorityFeePerGas", (_, _) -> Hex.node(Hex.number(tip())),
                "eth_feeHistory", (_, p) -> history(p));
    }

    /// Of the block after the newest (EIP-1559).
    static Wei nextBaseFee(ChainQuestions questions) throws RefusedException {
        return BaseFee.after(Answers.value(questions.head(HeadKind.SIGNED))).orElse(Wei.ZERO);
    }

    private JsonNode gasPrice() throws RefusedException {
        return Hex.node(Hex.number(nextBaseFee(wallet.questions()).plus(tip())));
    }

    private Wei tip() throws RefusedException {
        return switch (wallet.questions().tips()) {
            case Claimed<TipStatistics> claimed -> claimed.value().middle();
            case Pending<TipStatistics> pending -> throw Answers.pending(pending.reason());
            case Refuted<TipStatistics> _, Proven<TipStatistics> _ ->
                throw new RefusedException(RpcFailure.UNAVAILABLE, "nobody says what others pay above the base fee");
        };
    }

    /// Base fees and how full blocks were, by their proven headers. Rewards would take every transaction of every
    /// block, and are refused.
    private JsonNode history(Params params) throws RefusedException {
        long wanted = params.at(0).isIntegralNumber() ? params.at(0).asLong() : Params.count(params.at(0));
        if (wanted < 1 || wanted > MOST_BLOCKS) {
            throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "not from 1 to " + MOST_BLOCKS + " blocks");
        }
        if (params.has(2) && !params.at(2).isEmpty()) {
            throw new RefusedException(RpcFailure.UNAVAILABLE, "what transactions paid as tips is not proven here");
        }
        var newest = BlockChoice.read(params.at(1)).header(wallet.questions());
        long count = Math.min(wanted, newest.value().number().value() + 1);
        var headers = new ArrayList<ExecutionHeader>();
        long first = newest.value().number().value() - count + 1;
        for (long number = first; number < first + count - 1; number++) {
            headers.add(Answers.value(block(number)));
        }
        headers.add(newest.value());
        return history(first, headers);
    }

    private Finding<ExecutionHeader> block(long number) {
        return wallet.questions().block(BlockNumber.of(number));
    }

    private static JsonNode history(long first, List<ExecutionHeader> headers) {
        var node = JsonNodeFactory.instance.objectNode().put("oldestBlock", Hex.number(first));
        var fees = node.putArray("baseFeePerGas");
        var used = node.putArray("gasUsedRatio");
        for (var header : headers) {
            fees.add(Hex.number(header.baseFee().orElse(Wei.ZERO)));
            used.add(BigDecimal.valueOf(header.gasUsed())
                    .divide(BigDecimal.valueOf(Math.max(1, header.gasLimit())), MathContext.DECIMAL64));
        }
        fees.add(Hex.number(BaseFee.after(headers.getLast()).orElse(Wei.ZERO)));
        return node;
    }
}
