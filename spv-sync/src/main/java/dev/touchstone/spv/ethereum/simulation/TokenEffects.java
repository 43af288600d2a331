package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.OperatorSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.OwnerSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.PieceApproved;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.TakingSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.UnitsApproved;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Tells what a transaction does to tokens, by the logs and by what their contracts answer. Confined to one
/// thread.
final class TokenEffects {
    private final SortedSet<EthereumAddress> accounts;
    private final Logged logged;
    private final Questions questions;
    private final List<Effect> effects;

    /// @param effects where they are written
    TokenEffects(SortedSet<EthereumAddress> accounts, Logged logged, Questions questions, List<Effect> effects) {
        this.accounts = accounts;
        this.logged = logged;
        this.questions = questions;
        this.effects = effects;
    }

    /// @param tokens whose answers about units are asked for, whatever they log
    void tell(SortedSet<EthereumAddress> tokens) {
        var told = new HashSet<Logged.Key>();
        for (var key : logged.sums().keySet()) {
            told.add(key);
            holding(key);
        }
        for (var token : tokens) {
            for (var account : accounts) {
                if (!told.contains(new Logged.Key(new TokenAsset.Units(token), account))) unlogged(token, account);
            }
        }
        approvals();
    }

    private void holding(Logged.Key key) {
        var told = switch (key.asset()) {
            case TokenAsset.Units(var contract) -> questions.ask(Question.units(contract, key.account()));
            case TokenAsset.Item item -> questions.ask(Question.items(item, key.account()));
            case TokenAsset.Piece piece -> has(questions.ask(Question.ownerOf(piece)), key.account());
        };
        var sum = logged.of(key.asset(), key.account());
        effects.add(new Effect.Holding(key.asset(), key.account(), told, sum.in(), sum.out()));
    }

    /// One or none, by who owns it.
    private static Told<BigInteger> has(Told<EthereumAddress> owner, EthereumAddress account) {
        return switch (owner) {
            case Told.Answered<EthereumAddress>(var before, var after) ->
                new Told.Answered<>(one(before.equals(account)), one(after.equals(account)));
            case Told.Silent<EthereumAddress> _ -> new Told.Silent<>();
        };
    }

    private static BigInteger one(boolean isIt) {
        return isIt ? BigInteger.ONE : BigInteger.ZERO;
    }

    /// A change that no log tells. A collection counts single tokens, of which its logs may have told.
    private void unlogged(EthereumAddress token, EthereumAddress account) {
        if (!(questions.ask(Question.units(token, account)) instanceof Told.Answered<BigInteger> told)) return;
        var change = told.after().subtract(told.before());
        if (change.signum() == 0 || change.equals(logged.pieces(token, account))) return;
        effects.add(new Effect.Holding(new TokenAsset.Units(token), account, told, BigInteger.ZERO, BigInteger.ZERO));
    }

    /// Of several logs about the same the last counts.
    private void approvals() {
        var last = new LinkedHashMap<List<Object>, TokenEvent>();
        for (var event : logged.events()) subject(event).ifPresent(subject -> last.put(subject, event));
        for (var event : last.values()) approval(event);
    }

    /// What an approval is about; empty where it is none, or of somebody else.
    private Optional<List<Object>> subject(TokenEvent event) {
        return switch (event) {
            case UnitsApproved(var contract, var owner, var spender, var _)
            when accounts.contains(owner) -> Optional.of(List.of("units", contract, owner, spender));
            case PieceApproved(var contract, var owner, var _, var id)
            when accounts.contains(owner) -> Optional.of(List.of("piece", contract, owner, id));
            case OperatorSet(var contract, var owner, var operator, var _)
            when accounts.contains(owner) -> Optional.of(List.of("operator", contract, owner, operator));
            case TakingSet taking
            when accounts.contains(taking.owner()) ->
                Optional.of(List.of("taking", taking.owner(), taking.token(), taking.spender()));
            case OwnerSet(var contract, var _, var _) -> Optional.of(List.of("owner", contract));
            case UnitsApproved _,
                    PieceApproved _,
                    OperatorSet _,
                    TakingSet _,
                    TokenEvent.UnitsMoved _,
                    TokenEvent.PieceMoved _,
                    TokenEvent.ItemsMoved _ -> Optional.empty();
        };
    }

    private void approval(TokenEvent event) {
        switch (event) {
            case UnitsApproved(var contract, var owner, var spender, var amount) -> {
                var told = questions.ask(Question.allowance(contract, owner, spender));
                effects.add(new Effect.Allowance(contract, owner, spender, contract, told, amount, Optional.empty()));
            }
            case PieceApproved(var contract, var owner, var approved, var id) -> {
                var piece = new TokenAsset.Piece(contract, id);
                var told = questions.ask(Question.approvedFor(piece));
                effects.add(new Effect.PieceApproval(piece, owner, approved, told));
            }
            case OperatorSet(var contract, var owner, var operator, var isAllowed) -> {
                var told = questions.ask(Question.operator(contract, owner, operator));
                effects.add(new Effect.Operator(contract, owner, operator, isAllowed, told));
            }
            case TakingSet(var contract, var owner, var token, var spender, var amount, var until) -> {
                var told = questions.ask(Question.taking(owner, token, spender));
                effects.add(new Effect.Allowance(token, owner, spender, contract, told, amount, Optional.of(until)));
            }
            case OwnerSet(var contract, var from, var to) -> {
                var told = questions.ask(Question.owner(contract));
                effects.add(new Effect.OwnerChange(contract, from, to, told));
            }
            case TokenEvent.UnitsMoved _, TokenEvent.PieceMoved _, TokenEvent.ItemsMoved _ -> {}
        }
    }
}
