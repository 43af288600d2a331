package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Hex;
import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.BlockRange;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigDecimal;
import java.math.MathContext;
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
    private static final int MOST_BLOCKS = 1_024;

    /// Of each of these all transactions and receipts are read.
    private static final int MOST_WITH_REWARDS = 20;

    private static final MathContext RATIO = new MathContext(17);
    private static final int MOST_SHARES = 100;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final DoorWallet wallet;
    private final PaidTips tips;

    Fee(DoorWallet wallet, RecentLists lists) {
        this.wallet = wallet;
        this.tips = new PaidTips(lists);
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

    /// Base fees and how full blocks were, by their proven headers; and what transactions paid above the base fee,
    /// by all transactions and receipts of each block.
    private JsonNode history(Params params) throws RefusedException {
        long wanted = params.at(0).isIntegralNumber() ? params.at(0).asLong() : Params.count(params.at(0));
        var shares = Params.list(params.at(2), MOST_SHARES, Fee::share);
        for (int i = 1; i < shares.size(); i++) {
            if (shares.get(i).compareTo(shares.get(i - 1)) < 0) throw Params.invalid("percentiles that do not rise");
        }
        int most = shares.isEmpty() ? MOST_BLOCKS : MOST_WITH_REWARDS;
        if (wanted < 1 || wanted > most) {
            throw new RefusedException(
                    RpcFailure.LIMIT_EXCEEDED,
                    "not from 1 to " + most + " blocks" + (shares.isEmpty() ? "" : " with rewards"));
        }
        var choice = BlockChoice.read(params.at(1));
        var newest = (choice instanceof BlockChoice.NotMade ? BlockChoice.latest() : choice)
                .header(wallet)
                .value()
                .number();
        var first = BlockNumber.of(Math.max(0, newest.value() - wanted + 1));
        return switch (wallet.blocks().range(first, newest)) {
            case BlockRange.NotRead(var why) -> throw Answers.refusal(why);
            case BlockRange.Read(var blocks) -> history(blocks, shares);
        };
    }

    private static BigDecimal share(JsonNode value) throws RefusedException {
        var text = value.isNumber() ? value.asString() : "";
        boolean isShare = text.matches("[0-9]{1,3}(\\.[0-9]{1,16})?") && new BigDecimal(text).compareTo(WHOLE) <= 0;
        if (!isShare) throw Params.invalid("a percentile that is no number from 0 to 100");
        return new BigDecimal(text);
    }

    private JsonNode history(List<Proven<ExecutionHeader>> blocks, List<BigDecimal> shares) throws RefusedException {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "oldestBlock",
                        Hex.number(blocks.getFirst().value().number().value()));
        var fees = node.putArray("baseFeePerGas");
        var used = node.putArray("gasUsedRatio");
        for (var block : blocks) {
            var header = block.value();
            fees.add(Hex.number(header.baseFee().orElse(Wei.ZERO)));
            used.add(BigDecimal.valueOf(header.gasUsed())
                    .divide(BigDecimal.valueOf(Math.max(1, header.gasLimit())), RATIO));
        }
        fees.add(Hex.number(BaseFee.after(blocks.getLast().value()).orElse(Wei.ZERO)));
        if (shares.isEmpty()) return node;
        var rewards = node.putArray("reward");
        for (var block : blocks) {
            var row = rewards.addArray();
            tips.of(block).at(shares).forEach(tip -> row.add(Hex.number(tip)));
        }
        return node;
    }
}
