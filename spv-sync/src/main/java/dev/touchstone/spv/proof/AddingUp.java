package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc20;
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
        long own = moves.stream().filter(move -> move.value().isOwn()).count();
        long missing = to.value().nonce() - from.value().nonce() - own;
        boolean isPlain = !from.value().hasCode() && !to.value().hasCode();
        var ends = new Ends(
                to.value().address(),
                Optional.empty(),
                from.map(it -> it.balance().value()),
                to.map(it -> it.balance().value()),
                missing,
                isPlain);
        return of(ends, moves);
    }

    static Finding<Reconciliation> ofToken(
            Proven<BigInteger> from, Proven<BigInteger> to, Collection<Proven<Movement>> moves) {
        var question = balanceOf(from);
        if (question.isEmpty() || !question.equals(balanceOf(to))) return missing("one holder's amounts");
        var asked = question.get();
        return of(new Ends(asked.holder(), Optional.of(asked.contract()), from, to, 0, false), moves);
    }

    /// What was asked, where this is what a holder has of a token.
    static Optional<Erc20.BalanceOf> balanceOf(Proven<BigInteger> amount) {
        return amount.evidence() instanceof Evidence.AnswerOfCall it && it.question() instanceof Erc20.BalanceOf asked
                ? Optional.of(asked)
                : Optional.empty();
    }

    /// @param plain whether no code of the account's own can have moved anything
    private record Ends(
            EthereumAddress account,
            Optional<EthereumAddress> token,
            Proven<BigInteger> from,
            Proven<BigInteger> to,
            long missing,
            boolean plain) {
        boolean hold(Movement move) {
            int height = move.block().height().value();
            return move.account().equals(account)
                    && move.token().equals(token)
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
                ends.token(),
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
