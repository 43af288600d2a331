package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds up what logs say that accounts got and gave. Confined to one thread.
final class Logged {
    private final Set<EthereumAddress> accounts;
    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final Set<EthereumAddress> speakers = new HashSet<>();
    private final List<TokenEvent> events = new ArrayList<>();

    /// An account's part of an asset.
    record Key(TokenAsset asset, EthereumAddress account) {}

    record Sum(BigInteger in, BigInteger out) {
        static final Sum NOTHING = new Sum(BigInteger.ZERO, BigInteger.ZERO);
    }

    /// @param accounts of which it is told
    Logged(Set<EthereumAddress> accounts) {
        this.accounts = accounts;
    }

    void add(TokenEvent event) {
        speakers.add(event instanceof TokenEvent.TakingSet taking ? taking.contract() : event.contract());
        events.add(event);
        switch (event) {
            case TokenEvent.UnitsMoved(var contract, var from, var to, var amount) ->
                moved(new TokenAsset.Units(contract), from, to, amount);
            case TokenEvent.PieceMoved(var contract, var from, var to, var id) ->
                moved(new TokenAsset.Piece(contract, id), from, to, BigInteger.ONE);
            case TokenEvent.ItemsMoved(var contract, var from, var to, var items) -> {
                for (var item : items) moved(new TokenAsset.Item(contract, item.id()), from, to, item.amount());
            }
            case TokenEvent.UnitsApproved _,
                    TokenEvent.PieceApproved _,
                    TokenEvent.OperatorSet _,
                    TokenEvent.TakingSet _,
                    TokenEvent.OwnerSet _ -> {}
        }
    }

    private void moved(TokenAsset asset, EthereumAddress from, EthereumAddress to, BigInteger amount) {
        if (accounts.contains(from)) {
            sums.merge(new Key(asset, from), new Sum(BigInteger.ZERO, amount), Logged::both);
        }
        if (accounts.contains(to)) sums.merge(new Key(asset, to), new Sum(amount, BigInteger.ZERO), Logged::both);
    }

    private static Sum both(Sum one, Sum other) {
        return new Sum(one.in.add(other.in), one.out.add(other.out));
    }

    /// In the order in which they were said.
    List<TokenEvent> events() {
        return events;
    }

    Map<Key, Sum> sums() {
        return sums;
    }

    Sum of(TokenAsset asset, EthereumAddress account) {
        return sums.getOrDefault(new Key(asset, account), Sum.NOTHING);
    }

    /// How many single tokens of a collection an account got, less those that it gave.
    BigInteger pieces(EthereumAddress contract, EthereumAddress account) {
        var count = BigInteger.ZERO;
        for (var entry : sums.entrySet()) {
            var key = entry.getKey();
            boolean isPiece = key.asset() instanceof TokenAsset.Piece piece
                    && piece.contract().equals(contract)
                    && key.account().equals(account);
            if (isPiece) count = count.add(entry.getValue().in).subtract(entry.getValue().out);
        }
        return count;
    }

    /// Whether the contract says anything in the form of a standard, about anybody.
    boolean speaks(EthereumAddress contract) {
        return speakers.contains(contract);
    }
}
