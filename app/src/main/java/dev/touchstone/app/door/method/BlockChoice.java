package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Proven;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Which block a call is about (EIP-1474, EIP-1898). Immutable.
///
/// `latest` is the newest block that the sync committee signed; `safe` and `finalized` both are the newest final
/// one, which is what can be proven of either.
sealed interface BlockChoice {
    record Head(HeadKind kind) implements BlockChoice {}

    record ByNumber(BlockNumber number) implements BlockChoice {}

    record ByHash(Hash256 hash) implements BlockChoice {}

    /// The block that is not made yet.
    record NotMade() implements BlockChoice {}

    /// Reads a parameter; the newest block where there is none.
    static BlockChoice read(JsonNode value) throws RefusedException {
        if (!Params.isThere(value)) return new Head(HeadKind.SIGNED);
        if (value.isObject()) return object(value);
        return switch (value.asString("")) {
            case "latest" -> new Head(HeadKind.SIGNED);
            case "safe", "finalized" -> new Head(HeadKind.FINALIZED);
            case "earliest" -> new ByNumber(BlockNumber.GENESIS);
            case "pending" -> new NotMade();
            default -> new ByNumber(BlockNumber.of(Params.count(value)));
        };
    }

    private static BlockChoice object(JsonNode value) throws RefusedException {
        if (value.has("blockHash")) return new ByHash(Params.hash(value.path("blockHash")));
        if (value.has("blockNumber")) return read(value.path("blockNumber"));
        throw Params.invalid("no block");
    }

    /// A head about whose state can be asked.
    ///
    /// @param block exactly this; empty where the newest of its kind is meant, whichever that is
    record AtHead(HeadKind kind, Optional<Hash256> block) {
        /// What was proven, where it is of the block that was asked about.
        <T> T value(Proven<T> proven) throws RefusedException {
            if (block.isPresent() && !block.get().equals(proven.asOf().hash())) {
                throw new RefusedException(RpcFailure.UNAVAILABLE, "a newer block came in between; ask about it");
            }
            return proven.value();
        }
    }

    /// The head that this is; state of other blocks is not proven here.
    default AtHead head(ChainQuestions questions) throws RefusedException {
        if (this instanceof Head(var kind)) return new AtHead(kind, Optional.empty());
        if (this instanceof NotMade) throw notMade();
        for (var kind : HeadKind.values()) {
            var head = questions.head(kind);
            if (head instanceof Proven<ExecutionHeader> proven && isThis(proven)) {
                return new AtHead(kind, Optional.of(proven.asOf().hash()));
            }
        }
        throw new RefusedException(
                RpcFailure.UNAVAILABLE, "what accounts had in older blocks is not proven here; ask about 'latest'");
    }

    private boolean isThis(Proven<ExecutionHeader> block) {
        return switch (this) {
            case ByNumber(var number) -> block.value().number().equals(number);
            case ByHash(var hash) -> block.asOf().hash().equals(hash);
            case Head _, NotMade _ -> false;
        };
    }

    static RefusedException notMade() {
        return new RefusedException(
                RpcFailure.UNAVAILABLE, "nothing can be proven of a block that is not made yet; ask about 'latest'");
    }

    /// The block's header, where it is one that can be proven.
    default Proven<ExecutionHeader> header(ChainQuestions questions) throws RefusedException {
        return switch (this) {
            case Head(var kind) -> Answers.proven(questions.head(kind));
            case ByNumber(var number) -> Answers.proven(questions.block(number));
            case NotMade() -> throw notMade();
            case ByHash _ -> {
                for (var kind : HeadKind.values()) {
                    if (questions.head(kind) instanceof Proven<ExecutionHeader> head && isThis(head)) yield head;
                }
                throw new RefusedException(
                        RpcFailure.UNAVAILABLE, "a block that is not the newest is found by its number only");
            }
        };
    }

    /// The newest block.
    static BlockChoice latest() throws RefusedException {
        return read(MissingNode.getInstance());
    }
}
