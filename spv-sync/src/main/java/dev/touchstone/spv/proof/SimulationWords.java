package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A simulation as the beginning of an English sentence; part of the form of proof files. Pure.
final class SimulationWords {
    private SimulationWords() {}

    static String of(Simulated simulated) {
        var block = simulated.block();
        var parts = new ArrayList<String>();
        for (int i = 0; i < simulated.transactions().size(); i++) {
            parts.add(asked(simulated.input().transactions().get(i)) + " "
                    + ended(simulated.transactions().get(i)));
        }
        return "In block " + block.number() + ", if it comes at " + block.time() + " with a base fee of "
                + block.baseFee() + ", " + String.join("; then ", parts)
                + "; all that by the question of the Keccak hash 0x"
                + hash(simulated.input()).hex();
    }

    /// Of the question as a proof file writes it: nothing of it is left out.
    private static Hash256 hash(SimulationInput input) {
        return Keccak256.of(SimulationJson.asked(input).getBytes(StandardCharsets.UTF_8));
    }

    private static String asked(UnsignedTransaction tx) {
        var does = switch (tx.destination()) {
            case Destination.To(var to) -> "a transaction from " + tx.from() + " to " + to;
            case Destination.NewContract _ -> "a transaction from " + tx.from() + " that makes a contract";
        };
        return does + ", number " + Long.toUnsignedString(tx.nonce()) + ", with " + tx.value() + ", the data "
                + CallWords.bytes(tx.data()) + " and " + tx.gasLimit() + " gas";
    }

    private static String ended(SimulatedTransaction tx) {
        return switch (tx.ending()) {
            case Ending.NotTaken(var problem) -> "cannot be in the block: " + problem;
            case Ending.Succeeds _ -> "succeeds" + paid(tx);
            case Ending.Reverts(var output) -> "reverts with " + CallWords.bytes(output) + paid(tx);
            case Ending.Halts(var reason) -> "fails with " + reason + paid(tx);
        };
    }

    private static String paid(SimulatedTransaction tx) {
        var least = tx.leastGas().isPresent()
                ? ", of which it needs " + tx.leastGas().getAsLong()
                : "";
        var reads = tx.reads().stream()
                .filter(BlockFact::isOpen)
                .sorted(Comparator.naturalOrder())
                .map(BlockFact::name)
                .toList();
        var open = reads.isEmpty() ? "" : ", depends on the block's " + String.join(", ", reads);
        var effects = tx.effects().isEmpty() ? "" : ", so that " + join(tx.effects());
        return " for " + tx.gasUsed() + " gas" + least + open + effects;
    }

    private static String join(List<Effect> effects) {
        return effects.stream().map(SimulationWords::effect).collect(Collectors.joining(", "));
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Ether(var account, var before, var after, var _, var _, var fee) ->
                account + " has " + after + " after " + before + (fee.isZero() ? "" : " and pays " + fee);
            case Effect.Holding holding ->
                holding.account() + " has " + told(holding.told()) + " of " + asset(holding.asset())
                        + " where logs say " + holding.logged();
            case Effect.Allowance it ->
                it.spender() + " may take " + told(it.told()) + " of the token " + it.token() + " from " + it.owner()
                        + " through " + it.through() + " where logs say " + it.logged()
                        + it.until().map(until -> " until " + until).orElse("");
            case Effect.PieceApproval(var piece, var owner, var logged, var told) ->
                told(told) + " is approved for " + asset(piece) + " of " + owner + " where logs say " + logged;
            case Effect.Operator(var contract, var owner, var operator, var logged, var told) ->
                operator + " is approved for all that " + owner + " has of " + contract + ": " + told(told)
                        + " where logs say " + logged;
            case Effect.Delegation(var account, var before, var after) ->
                account + " runs the code of " + name(after) + " after " + name(before);
            case Effect.OwnerChange(var contract, var from, var to, var told) ->
                contract + " is owned by " + told(told) + " where logs say " + to + " after " + from;
            case Effect.Created(var contract) -> "the contract " + contract + " is made";
            case Effect.Destroyed(var contract) -> "the contract " + contract + " ends";
            case Effect.OwnStorage(var account, var words) ->
                words + " words of the storage of " + account + " itself are written";
            case Effect.Unnamed(var contract, var words) ->
                words + " words of the storage of " + contract + " are written to an effect that nobody names";
        };
    }

    private static String told(Told<?> told) {
        return switch (told) {
            case Told.Answered<?>(var before, var after) -> after + " after " + before;
            case Told.Silent<?> _ -> "nobody says what";
        };
    }

    private static String asset(TokenAsset asset) {
        return switch (asset) {
            case TokenAsset.Units(var contract) -> "the token " + contract;
            case TokenAsset.Piece(var contract, var id) -> "number " + id + " of " + contract;
            case TokenAsset.Item(var contract, var id) -> "number " + id + " of " + contract;
        };
    }

    private static String name(Optional<EthereumAddress> delegate) {
        return delegate.map(EthereumAddress::text).orElse("nobody");
    }
}
