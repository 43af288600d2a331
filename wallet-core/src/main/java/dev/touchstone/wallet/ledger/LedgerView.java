package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.OwnAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One look at a ledger: works out the coins, the balance and the history, all in one pass over its facts.
/// Confined to the wallet-ledger loop and to one look.
public final class LedgerView {
    private static final Comparator<Coin> NEWEST_FIRST = Comparator.comparingInt((Coin coin) ->
                    coin.block().map(block -> block.height().value()).orElse(Integer.MAX_VALUE))
            .reversed()
            .thenComparing(coin -> coin.outPoint().txid().value())
            .thenComparingLong(coin -> coin.outPoint().index());

    private final Ledger ledger;
    private final Network network;
    private final Scanned scanned;
    private final Standings standings;

    private LedgerView(Ledger ledger, Network network, Scanned scanned, Optional<TxId> withdrawn) {
        this.ledger = ledger;
        this.network = network;
        this.scanned = scanned;
        this.standings = new Standings(ledger, scanned.tip(), withdrawn);
    }

    public static WalletSnapshot of(Ledger ledger, Network network, Scanned scanned) {
        return new LedgerView(ledger, network, scanned, Optional.empty()).snapshot();
    }

    /// The same as if a payment that is in no block had been given up: its coins are there to spend again, and
    /// its change is not.
    public static WalletSnapshot without(TxId payment, Ledger ledger, Network network, Scanned scanned) {
        return new LedgerView(ledger, network, scanned, Optional.of(payment)).snapshot();
    }

    private WalletSnapshot snapshot() {
        var coins = coins();
        var balance = balance(coins);
        var ethereum =
                ledger.ethereum().look(network, address -> ledger.label(new LabelTarget.OnEthereumAddress(address)));
        var tokens = ledger.tokens().look(ethereum);
        return new WalletSnapshot(
                network,
                ledger.birthday(),
                ledger.isBackedUp(),
                new HoldingProof(ledger, scanned).of(coins, balance),
                balance,
                new History(ledger, network, standings).entries(),
                coins,
                receive(),
                change(),
                scanned.coverage(),
                scanned.reached(),
                ethereum,
                tokens,
                ledger.ethereumPayments().look(this::label),
                ledger.histories().look(ethereum, tokens, this::label),
                ledger.messages(),
                ledger.contacts().look());
    }

    private String label(Hash256 payment) {
        return ledger.label(new LabelTarget.OnEthereumPayment(payment));
    }

    private List<Coin> coins() {
        var uses = uses();
        var coins = new ArrayList<Coin>();
        ledger.owned().forEach((outPoint, own) -> coin(outPoint, own, uses).ifPresent(coins::add));
        coins.sort(NEWEST_FIRST);
        return coins;
    }

    /// How many outputs paid to each script.
    private Map<Script, Integer> uses() {
        var uses = new HashMap<Script, Integer>();
        ledger.owned().values().forEach(own -> uses.merge(own.output().script(), 1, Integer::sum));
        return uses;
    }

    private Optional<Coin> coin(OutPoint outPoint, OwnOutput own, Map<Script, Integer> uses) {
        var facts = ledger.known(outPoint.txid()).orElseThrow();
        boolean isGone = facts.isVoid() || (facts.transaction().isCoinbase() && !facts.isInBlock());
        var state = standings.of(facts);
        if (isGone || !state.isLive()) return Optional.empty();
        boolean leaving = false;
        for (var spender : ledger.spendersOf(outPoint)) {
            if (spender.isVoid()) continue;
            if (spender.isInBlock()) return Optional.empty();
            leaving |= standings.of(spender).isLive();
        }
        if (leaving && !facts.isInBlock()) return Optional.empty();
        return Optional.of(new Coin(
                outPoint,
                own.output(),
                own.path(),
                origin(facts, state),
                ledger.isFrozen(outPoint),
                leaving,
                uses.getOrDefault(own.output().script(), 0) > 1,
                ledger.label(new LabelTarget.OnOutput(outPoint))));
    }

    private static Coin.Origin origin(TransactionFacts facts, EntryState state) {
        if (state instanceof EntryState.InBlock in) {
            return new Coin.Origin.InBlock(
                    in.block(), in.depth(), facts.transaction().isCoinbase());
        }
        return facts.isOwn() ? new Coin.Origin.OwnUnconfirmed() : new Coin.Origin.OthersUnconfirmed();
    }

    private static Balance balance(List<Coin> coins) {
        long settled = 0;
        long settling = 0;
        long frozen = 0;
        long waiting = 0;
        long leaving = 0;
        for (var coin : coins) {
            long value = coin.value().value();
            if (!coin.isConfirmed()) waiting += value;
            else if (coin.leaving()) leaving += value;
            else if (coin.frozen()) frozen += value;
            else if (coin.isSettled()) settled += value;
            else settling += value;
        }
        return new Balance(
                Satoshis.of(settled),
                Satoshis.of(settling),
                Satoshis.of(frozen),
                Satoshis.of(waiting),
                Satoshis.of(leaving));
    }

    private Map<AddressType, OwnAddress> change() {
        var book = ledger.book();
        var addresses = new EnumMap<AddressType, OwnAddress>(AddressType.class);
        for (var type : book.types()) {
            var path = book.firstFresh(type, Branch.CHANGE);
            addresses.put(type, new OwnAddress(path, book.address(path)));
        }
        return addresses;
    }

    private Map<AddressType, ReceiveAddress> receive() {
        var book = ledger.book();
        var addresses = new EnumMap<AddressType, ReceiveAddress>(AddressType.class);
        for (var type : book.types()) {
            var path = book.firstUnused(type, Branch.RECEIVE);
            var address = book.address(path);
            var label = ledger.label(new LabelTarget.OnAddress(address));
            addresses.put(type, new ReceiveAddress(address, path, false, label));
        }
        return addresses;
    }
}
