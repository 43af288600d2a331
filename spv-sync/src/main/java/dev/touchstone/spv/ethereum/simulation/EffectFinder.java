package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tells the effects of one transaction that was run, from the two states, the logs, and what contracts answer
/// in both. Confined to one thread.
final class EffectFinder {
    private static final int DELEGATION_BYTES = 3 + EthereumAddress.BYTES;

    private final SortedSet<EthereumAddress> accounts;
    private final StateView before;
    private final TreeMap<EthereumAddress, StateChange> changes = new TreeMap<>();
    private final List<Effect> effects = new ArrayList<>();

    /// @param accounts whose effects are told
    EffectFinder(SortedSet<EthereumAddress> accounts, StateView before, Collection<StateChange> changes) {
        this.accounts = accounts;
        this.before = before;
        for (var change : changes) {
            if (!change.address().equals(NextBlock.SOMEBODY)) this.changes.put(change.address(), change);
        }
    }

    /// What the transaction itself does.
    ///
    /// @param fee that the payer pays
    record Own(EthereumAddress payer, Wei fee, List<EtherMove> moves, List<LogEntry> logs) {}

    List<Effect> effects(Own own, Collection<EthereumAddress> tokens, Questions questions) {
        for (var account : accounts) ether(account, own);
        var logged = new Logged(accounts);
        for (var log : own.logs()) TokenEvents.of(log).ifPresent(logged::add);
        new TokenEffects(accounts, logged, questions, effects).tell(asked(tokens));
        for (var change : changes.values()) code(change);
        for (var change : changes.values()) storage(change, logged);
        return effects;
    }

    private AccountState was(EthereumAddress address) {
        return before.account(address).orElseThrow();
    }

    private void ether(EthereumAddress account, Own own) {
        var change = changes.get(account);
        if (change == null) return;
        var received = Wei.sum(own.moves().stream()
                .filter(move -> move.to().equals(account))
                .map(EtherMove::amount)
                .toList());
        var sent = Wei.sum(own.moves().stream()
                .filter(move -> move.from().equals(account))
                .map(EtherMove::amount)
                .toList());
        var fee = own.payer().equals(account) ? own.fee() : Wei.ZERO;
        var was = was(account).balance();
        boolean isMoved = !received.isZero() || !sent.isZero() || !fee.isZero();
        if (!isMoved && was.equals(change.balance())) return;
        effects.add(new Effect.Ether(account, was, change.balance(), received, sent, fee));
    }

    /// Whose word on units is asked: all who wrote anything, beside those that were named.
    private SortedSet<EthereumAddress> asked(Collection<EthereumAddress> tokens) {
        var asked = new TreeSet<>(tokens);
        for (var change : changes.values()) {
            boolean isContract = change.exists() && !change.codeHash().equals(AccountState.NO_CODE);
            if (isContract && !change.slots().isEmpty() && !accounts.contains(change.address())) {
                asked.add(change.address());
            }
        }
        return asked;
    }

    private void code(StateChange change) {
        var was = was(change.address());
        if (!change.exists()) {
            if (was.hasCode()) effects.add(new Effect.Destroyed(change.address()));
            return;
        }
        if (change.code().isEmpty()) return;
        var earlier = was.hasCode() ? before.code(change.address(), was.codeHash()) : Optional.<ByteString>empty();
        var delegateBefore = earlier.flatMap(EffectFinder::delegate);
        var delegateAfter = change.code().flatMap(EffectFinder::delegate);
        if (delegateBefore.isPresent() || delegateAfter.isPresent()) {
            if (delegateBefore.equals(delegateAfter)) return;
            effects.add(new Effect.Delegation(change.address(), delegateBefore, delegateAfter));
        } else if (!change.code().get().isEmpty()) {
            effects.add(new Effect.Created(change.address()));
        }
    }

    /// Whose code an account runs that has this code (EIP-7702).
    private static Optional<EthereumAddress> delegate(ByteString code) {
        boolean isOne =
                code.length() == DELEGATION_BYTES && (code.at(0) & 0xff) == 0xef && code.at(1) == 1 && code.at(2) == 0;
        return isOne ? Optional.of(EthereumAddress.of(code.toArray(3, DELEGATION_BYTES))) : Optional.empty();
    }

    private void storage(StateChange change, Logged logged) {
        int words = change.slots().size();
        if (words == 0) return;
        var address = change.address();
        if (accounts.contains(address)) {
            effects.add(new Effect.OwnStorage(address, words));
            return;
        }
        boolean isNamed = logged.speaks(address) || effects.stream().anyMatch(effect -> names(effect, address));
        if (!isNamed) effects.add(new Effect.Unnamed(address, words));
    }

    private static boolean names(Effect effect, EthereumAddress contract) {
        return switch (effect) {
            case Effect.Holding holding -> holding.asset().contract().equals(contract);
            case Effect.Created(var made) -> made.equals(contract);
            case Effect.Ether _,
                    Effect.Allowance _,
                    Effect.PieceApproval _,
                    Effect.Operator _,
                    Effect.Delegation _,
                    Effect.OwnerChange _,
                    Effect.Destroyed _,
                    Effect.OwnStorage _,
                    Effect.Unnamed _ -> false;
        };
    }
}
