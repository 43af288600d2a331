package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.OwnAddress;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/// A made-up wallet for tests of payments: coins of both kinds of account, and dice with a known seed.
final class Purse {
    static final Network NETWORK = Network.BITCOIN_REGTEST;
    static final BitcoinAddress SHOP = address(Script.p2wpkh(filled(20, 99)));
    static final BitcoinAddress OLD_SHOP = address(Script.p2pkh(filled(20, 98)));

    private final Random random;
    private final List<Coin> coins = new ArrayList<>();
    private final Map<Script, AddressPath> own = new HashMap<>();
    private int next;

    Purse(long seed) {
        this.random = new Random(seed);
    }

    static BitcoinAddress address(Script script) {
        return new BitcoinAddress(NETWORK, script);
    }

    static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    Purse with(AddressType type, long... amounts) {
        for (long amount : amounts) coins.add(coin(type, amount, new Coin.Origin.InBlock(point(), 6, false)));
        return this;
    }

    Purse with(Coin coin) {
        coins.add(coin);
        return this;
    }

    Coin coin(AddressType type, long amount, Coin.Origin origin) {
        var path = new AddressPath(type, Branch.RECEIVE, next);
        var outPoint = new OutPoint(new TxId(hash(next++)), random.nextInt(3));
        return new Coin(outPoint, new TxOut(Satoshis.of(amount), script(path)), path, origin, false, false, false, "");
    }

    static ChainPoint point() {
        return new ChainPoint(Height.of(100), hash(100));
    }

    private static Hash256 hash(int n) {
        var bytes = filled(32, 7);
        for (int i = 0; i < 4; i++) bytes[i] = (byte) (n >>> (8 * i));
        return Hash256.of(bytes);
    }

    private Script script(AddressPath path) {
        int mark = path.hashCode();
        var script = switch (path.type()) {
            case P2WPKH -> Script.p2wpkh(Arrays.copyOf(hash(mark).toBytes(), 20));
            case P2TR -> Script.p2tr(hash(mark).toBytes());
        };
        own.put(script, path);
        return script;
    }

    List<Coin> coins() {
        return List.copyOf(coins);
    }

    long total() {
        return coins.stream().mapToLong(coin -> coin.value().value()).sum();
    }

    DraftContext context() {
        return context(KnownAddresses.NONE);
    }

    DraftContext context(KnownAddresses known) {
        var change = Arrays.stream(AddressType.values()).collect(Collectors.toMap(type -> type, type -> {
            var path = new AddressPath(type, Branch.CHANGE, 0);
            return new OwnAddress(path, address(script(path)));
        }));
        return new DraftContext(
                NETWORK,
                coins,
                script -> Optional.ofNullable(own.get(script)),
                change,
                known,
                812,
                DraftContext.DEFAULT_FEE_LIMIT,
                SpendPolicy.STANDARD,
                random::nextBytes);
    }

    DraftOutcome pay(long amount, long satoshisPerKvB) {
        return pay(SHOP, new PayAmount.Exactly(Satoshis.of(amount)), satoshisPerKvB);
    }

    DraftOutcome pay(BitcoinAddress to, PayAmount amount, long satoshisPerKvB) {
        var request = DraftRequest.to(to, amount, new FeeChoice.Custom(new FeeRate(satoshisPerKvB)));
        return Drafts.prepare(request, new FeeQuote.Unknown(), context());
    }
}
