package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rule that a change of an amount is the sum of proven movements. Pure and thread-safe.
final class AddingUp {
    private AddingUp() {}

    static Finding<Reconciliation> ofEther(
            Proven<AccountState> from, Proven<AccountState> to, Collection<Proven<Movement>> moves) {
        boolean areStates = from.evidence() instanceof Evidence.AccountInState
                && to.evidence() instanceof Evidence.AccountInState
                && from.value().address().equals(to.value().address());
        if (!areStates) return missing("one account in two states");
        long known = moves.stream().filter(move -> move.value().raisesNonce()).count();
        long missing = to.value().nonce() - from.value().nonce() - known;
        boolean isPlain = !from.value().hasCode()
                && !to.value().hasCode()
                && moves.stream().noneMatch(move -> move.value().cause() instanceof Movement.Authorized);
        var ends = new Ends(
                to.value().address(),
                MovedAsset.ether(),
                from.map(it -> it.balance().value()),
                to.map(it -> it.balance().value()),
                missing,
                isPlain);
        return of(ends, moves);
    }

    static Finding<Reconciliation> ofToken(
            Proven<BigInteger> from, Proven<BigInteger> to, Collection<Proven<Movement>> moves) {
        var asked = asked(from);
        if (asked.isEmpty() || !asked.equals(asked(to))) return missing("one holder's amounts");
        return of(new Ends(asked.get().holder(), asked.get().asset(), from, to, 0, false), moves);
    }

    /// What of which a holder's amount was asked for.
    record Asked(EthereumAddress holder, MovedAsset asset) {}

    /// What was asked; empty where this is not what a holder has of something.
    static Optional<Asked> asked(Proven<BigInteger> amount) {
        if (!(amount.evidence() instanceof Evidence.AnswerOfCall answer)) return Optional.empty();
        return switch (answer.question()) {
            case Erc20.BalanceOf(var contract, var holder) ->
                Optional.of(new Asked(holder, new MovedAsset.Token(contract)));
            case Erc721.BalanceOf(var contract, var owner) ->
                Optional.of(new Asked(owner, new MovedAsset.Collection(contract)));
            case Erc1155.BalanceOf(var contract, var owner, var id) ->
                Optional.of(new Asked(owner, new MovedAsset.Kind(contract, id)));
            default -> Optional.empty();
        };
    }

    /// @param missing how many steps of the nonce no movement explains
    /// @param plain whether no code of the account's own can have moved anything
    private record Ends(
            EthereumAddress account,
            MovedAsset asset,
            Proven<BigInteger> from,
            Proven<BigInteger> to,
            long missing,
            boolean plain) {
        boolean hold(Movement move) {
            int height = move.block().height().value();
            return move.account().equals(account)
                    && asset.holds(move.asset())
                    && height > from.asOf().height().value()
                    && height <= to.asOf().height().value();
        }
    }

    private static Finding<Reconciliation> of(Ends ends, Collection<Proven<Movement>> moves) {
        var network = Grounds.network(ends.to().evidence());
        boolean isOneChain = network.isPresent()
                && Stream.concat(Stream.of(ends.from()), moves.stream())
                        .allMatch(it -> Grounds.network(it.evidence()).equals(network));
        boolean isInOrder =
                ends.from().asOf().height().value() <= ends.to().asOf().height().value();
        if (!isOneChain || !isInOrder) return missing("an earlier and a later block of one network");
        var causes = new HashSet<Movement.Cause>();
        var moved = BigInteger.ZERO;
        for (var move : moves) {
            boolean isWithin =
                    ends.hold(move.value()) && causes.add(move.value().cause());
            if (!isWithin) return missing("movements between the two blocks, each once");
            moved = moved.add(move.value().change());
        }
        var sum = reconciled(ends, moves.size(), moved);
        if (!sum.addsUp()) return Pending.soFar(sum, new Pending.Reason.DoesNotAddUp());
        var premises = new ArrayList<Evidence>(
                List.of(ends.to().evidence(), ends.from().evidence()));
        moves.forEach(move -> premises.add(move.evidence()));
        return new Proven<>(
                sum, new Evidence.Derived(Rule.ADDS_UP, premises), ends.to().asOf());
    }

    private static Reconciliation reconciled(Ends ends, int count, BigInteger moved) {
        var before = ends.from().value();
        var after = ends.to().value();
        boolean addsUp = after.subtract(before).equals(moved) && ends.missing() == 0;
        return new Reconciliation(
                ends.account(),
                ends.asset(),
                ends.from().asOf(),
                ends.to().asOf(),
                before,
                after,
                count,
                moved,
                ends.missing(),
                addsUp && ends.plain());
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }
}
