package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a node says that transactions of the newest blocks paid for gas (`eth_feeHistory`). Its word alone.
/// Immutable.
///
/// @param baseFees of each block from the oldest on, and of the one that comes next
/// @param tips of each block, empty for one without transactions
public record FeeHistory(BlockNumber oldest, List<Wei> baseFees, List<Tips> tips) {
    /// The shares of a block's gas, in percent, up to which transactions paid no more than the tips.
    public static final List<Integer> PERCENTILES = List.of(10, 50, 90);

    public static final int MOST_BLOCKS = 64;

    public FeeHistory {
        baseFees = List.copyOf(baseFees);
        tips = List.copyOf(tips);
    }

    /// What a unit of gas paid above the base fee: little, in the middle, much. Immutable.
    public record Tips(Wei low, Wei middle, Wei high) {}

    static Parsed<FeeHistory> parse(JsonNode json) {
        return RpcJson.parse(json, FeeHistory::read);
    }

    private static FeeHistory read(JsonNode json) throws MalformedException {
        var baseFees = RpcJson.list(json.path("baseFeePerGas"), MOST_BLOCKS + 1, RpcJson::wei);
        var tips = RpcJson.list(json.path("reward"), MOST_BLOCKS, FeeHistory::tips);
        if (baseFees.isEmpty() || baseFees.size() != tips.size() + 1) {
            throw new MalformedException(baseFees.size() + " base fees with tips of " + tips.size() + " blocks");
        }
        return new FeeHistory(BlockNumber.of(RpcJson.count(json.path("oldestBlock"))), baseFees, tips);
    }

    private static Tips tips(JsonNode array) throws MalformedException {
        var tips = RpcJson.list(array, PERCENTILES.size(), RpcJson::wei);
        if (tips.size() != PERCENTILES.size()) throw new MalformedException(tips.size() + " tips");
        boolean rise = !tips.get(1).isLessThan(tips.get(0)) && !tips.get(2).isLessThan(tips.get(1));
        if (!rise) throw new MalformedException("tips that do not rise");
        return new Tips(tips.get(0), tips.get(1), tips.get(2));
    }
}
