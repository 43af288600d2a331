package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Which block a call is about (EIP-1474, EIP-1898). Immutable.
///
/// `latest` is the newest block that the sync committee signed; `safe` and `finalized` both are the newest final
/// one, which is what can be proven of either.
sealed interface BlockChoice {
    /// How long a hash is as it is written, which no number is.
    int HASH_TEXT = 2 + 2 * Hash256.BYTES;

    record Head(HeadKind kind) implements BlockChoice {}

    record ByNumber(BlockNumber number) implements BlockChoice {}

    record ByHash(Hash256 hash) implements BlockChoice {}

    /// The block that is not made yet.
    record NotMade() implements BlockChoice {}

    /// Reads a parameter; the newest block where there is none.
    static BlockChoice read(JsonNode value) throws RefusedException {
        if (!Params.isThere(value)) return latest();
        if (value.isObject()) return object(value);
        var text = value.asString("");
        if (text.length() == HASH_TEXT) return new ByHash(Params.hash(value));
        return switch (text) {
            case "latest" -> latest();
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

    /// The newest block.
    static BlockChoice latest() {
        return new Head(HeadKind.SIGNED);
    }

    static RefusedException notMade() {
        return new RefusedException(
                RpcFailure.UNAVAILABLE, "nothing can be proven of a block that is not made yet; ask about 'latest'");
    }

    private Finding<ExecutionHeader> find(DoorWallet wallet) throws RefusedException {
        return switch (this) {
            case Head(var kind) -> wallet.questions().head(kind);
            case ByNumber(var number) -> wallet.questions().block(number);
            case ByHash(var hash) -> wallet.blocks().block(hash);
            case NotMade() -> throw notMade();
        };
    }

    /// The block's header, where it is one that can be proven.
    default Proven<ExecutionHeader> header(DoorWallet wallet) throws RefusedException {
        return Answers.proven(find(wallet));
    }

    /// The same; empty where there is no such block in the chain as far as anybody proves it: one that is not signed
    /// yet, that was replaced, or that nobody knows by this hash.
    default Optional<Proven<ExecutionHeader>> headerIfAny(DoorWallet wallet) throws RefusedException {
        var found = find(wallet);
        return isNone(found) ? Optional.empty() : Optional.of(Answers.proven(found));
    }

    private boolean isNone(Finding<ExecutionHeader> found) {
        if (!(found instanceof Pending<ExecutionHeader> pending)) return false;
        return pending.reason() instanceof Pending.Reason.NotYetSigned
                || pending.reason() instanceof Pending.Reason.LeftBestChain
                || (this instanceof ByHash && pending.reason() instanceof Pending.Reason.NobodyProves);
    }
}
