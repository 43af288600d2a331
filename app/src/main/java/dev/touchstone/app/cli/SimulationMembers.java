package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.EtherMove;
import dev.touchstone.spv.ethereum.simulation.RevertReason;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a transaction would do, as members of an answer. Their names do not change. Pure.
final class SimulationMembers {
    private SimulationMembers() {}

    static Json.Members of(Simulated simulated, TransactionEffects effects) {
        var tx = simulated.transactions().getFirst();
        return gas(simulated)
                .with("reads", facts(tx, _ -> true))
                .with("dependsOn", facts(tx, BlockFact::isOpen))
                .with(
                        "moves",
                        Json.Items.of(
                                tx.moves().stream().map(SimulationMembers::move).toList()))
                .with(
                        "effects",
                        Json.Items.of(tx.effects().stream()
                                .map(SimulationMembers::effect)
                                .toList()))
                .with(
                        "warnings",
                        Json.Items.of(effects.warnings().stream()
                                .map(SimulationMembers::warning)
                                .toList()));
    }

    /// How it ends, and what it costs.
    static Json.Members gas(Simulated simulated) {
        var block = simulated.block();
        var tx = simulated.transactions().getFirst();
        var asked = simulated.input().transactions().getFirst();
        return Json.Members.none()
                .with("nonce", new Json.Unsigned(asked.nonce()))
                .with("gasLimit", asked.gasLimit())
                .with(
                        "block",
                        Json.Members.none()
                                .with("number", block.number().value())
                                .with("time", block.time())
                                .with("baseFee", EthereumMembers.amount(block.baseFee())))
                .and(ending(tx.ending()))
                .with("gasUsed", tx.gasUsed())
                .withWhole("leastGas", tx.leastGas())
                .with("fee", EthereumMembers.amount(tx.fee()));
    }

    private static Json.Members ending(Ending ending) {
        var members = Json.Members.none();
        return switch (ending) {
            case Ending.Succeeds(var output, var created) ->
                members.with("outcome", "succeeds")
                        .withText("reason", Optional.empty())
                        .with("result", EthereumWords.hex(output))
                        .withText("created", created.map(EthereumAddress::text));
            case Ending.Reverts(var output) ->
                members.with("outcome", "reverts")
                        .withText("reason", reason(RevertReason.of(output)))
                        .with("result", EthereumWords.hex(output))
                        .withText("created", Optional.empty());
            case Ending.Halts(var reason) ->
                members.with("outcome", "halts")
                        .with("reason", reason.name())
                        .withText("result", Optional.empty())
                        .withText("created", Optional.empty());
            case Ending.NotTaken(var problem) ->
                members.with("outcome", "not-taken")
                        .with("reason", problem.name())
                        .withText("result", Optional.empty())
                        .withText("created", Optional.empty());
        };
    }

    private static Optional<String> reason(RevertReason reason) {
        return switch (reason) {
            case RevertReason.Words(var text) -> Optional.of(text);
            case RevertReason.Panic(var code) -> Optional.of("Panic(" + code + ")");
            case RevertReason.Custom _, RevertReason.None _ -> Optional.empty();
        };
    }

    private static Json facts(SimulatedTransaction tx, Predicate<BlockFact> which) {
        return Json.Items.ofTexts(tx.reads().stream()
                .filter(which)
                .sorted()
                .map(SimulationMembers::name)
                .toList());
    }

    /// `base-fee`
    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Json.Members move(EtherMove move) {
        return Json.Members.none()
                .with("from", move.from().text())
                .with("to", move.to().text())
                .with("amount", EthereumMembers.amount(move.amount()));
    }

    private static Json.Members kind(String kind) {
        return Json.Members.none().with("kind", kind);
    }

    private static Json.Members effect(Effect effect) {
        return switch (effect) {
            case Effect.Ether(var account, var before, var after, var received, var sent, var fee) ->
                kind("ether")
                        .with("account", account.text())
                        .with("before", EthereumMembers.amount(before))
                        .with("after", EthereumMembers.amount(after))
                        .with("received", EthereumMembers.amount(received))
                        .with("sent", EthereumMembers.amount(sent))
                        .with("fee", EthereumMembers.amount(fee));
            case Effect.Holding it ->
                asset(it.asset())
                        .with("account", it.account().text())
                        .and(told(it.told(), BigInteger::toString))
                        .with("logged", it.logged().toString())
                        .with("agreement", agreement(it.agreement()));
            case Effect.Allowance it ->
                kind("allowance")
                        .with("token", it.token().text())
                        .with("owner", it.owner().text())
                        .with("spender", it.spender().text())
                        .with("through", it.through().text())
                        .and(told(it.told(), BigInteger::toString))
                        .with("logged", it.logged().toString())
                        .with("agreement", agreement(it.agreement()))
                        .with("unlimited", it.isUnlimited())
                        .withText("until", it.until().map(BigInteger::toString));
            case Effect.PieceApproval(var piece, var owner, var logged, var told) ->
                kind("approval")
                        .with("contract", piece.contract().text())
                        .with("id", piece.id().toString())
                        .with("owner", owner.text())
                        .and(told(told, EthereumAddress::text))
                        .with("logged", logged.text());
            case Effect.Operator(var contract, var owner, var operator, var logged, var told) ->
                kind("operator")
                        .with("contract", contract.text())
                        .with("owner", owner.text())
                        .with("operator", operator.text())
                        .and(told(told, it -> Boolean.toString(it)))
                        .with("logged", Boolean.toString(logged));
            case Effect.Delegation(var account, var before, var after) ->
                kind("delegation")
                        .with("account", account.text())
                        .withText("before", before.map(EthereumAddress::text))
                        .withText("after", after.map(EthereumAddress::text));
            case Effect.OwnerChange(var contract, var from, var to, var told) ->
                kind("owner")
                        .with("contract", contract.text())
                        .and(told(told, EthereumAddress::text))
                        .with("loggedFrom", from.text())
                        .with("logged", to.text());
            case Effect.Created(var contract) -> kind("created").with("contract", contract.text());
            case Effect.Destroyed(var contract) -> kind("destroyed").with("contract", contract.text());
            case Effect.OwnStorage(var account, var words) ->
                kind("own-storage").with("account", account.text()).with("words", words);
            case Effect.Unnamed(var contract, var words) ->
                kind("unknown").with("contract", contract.text()).with("words", words);
        };
    }

    private static Json.Members asset(TokenAsset asset) {
        return switch (asset) {
            case TokenAsset.Units(var contract) -> kind("token").with("contract", contract.text());
            case TokenAsset.Piece(var contract, var id) ->
                kind("nft").with("contract", contract.text()).with("id", id.toString());
            case TokenAsset.Item(var contract, var id) ->
                kind("item").with("contract", contract.text()).with("id", id.toString());
        };
    }

    private static <T> Json.Members told(Told<T> told, Function<T, String> text) {
        return switch (told) {
            case Told.Answered<T>(var before, var after) ->
                Json.Members.none().with("before", text.apply(before)).with("after", text.apply(after));
            case Told.Silent<T> _ ->
                Json.Members.none().withText("before", Optional.empty()).withText("after", Optional.empty());
        };
    }

    private static String agreement(Agreement agreement) {
        return name(agreement);
    }

    private static Json.Members warning(EffectWarning warning) {
        return Json.Members.none()
                .with("code", warning.code())
                .with("says", Words.plain(EffectTexts.explain(warning, AssetNames.NONE)));
    }
}
