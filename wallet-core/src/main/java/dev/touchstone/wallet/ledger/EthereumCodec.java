package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.key.DerivationPath;
import dev.touchstone.wallet.key.ImportedKeys;
import java.math.BigInteger;
import java.util.Optional;

/// The events of a wallet's Ethereum side as bytes. Thread-safe.
final class EthereumCodec {
    private static final int MOST_KEY = 200;
    private static final int MOST_CHAIN = 32;
    private static final int MOST_SERVER = 2_000;
    private static final int DERIVED = 1;
    private static final int IMPORTED = 2;
    private static final int WATCH_ONLY = 3;
    private static final int ON_DEVICE = 4;
    private static final int MOST_PATH = 300;

    private EthereumCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfEthereum event, WireWriter out) {
        return switch (event) {
            case WalletEvent.EthereumKeyKept kept -> {
                EventFields.text(out, kept.text());
                EventFields.time(out.i32(kept.masterFingerprint()), kept.at());
                yield EventCodec.ETHEREUM_KEY_KEPT;
            }
            case WalletEvent.EthereumAccountAdded added -> {
                account(out, added.account());
                EventFields.time(out, added.at());
                yield EventCodec.ETHEREUM_ACCOUNT_ADDED;
            }
            case WalletEvent.EthereumAccountHidden hidden -> {
                EventFields.address(out, hidden.address());
                EventFields.time(out, hidden.at());
                yield EventCodec.ETHEREUM_ACCOUNT_HIDDEN;
            }
            case WalletEvent.LayerSwitched switched -> {
                EventFields.text(out, switched.chain());
                EventFields.text(out, switched.layer());
                EventFields.text(out, switched.server());
                out.u8(switched.on() ? 1 : 0);
                EventFields.time(out, switched.at());
                yield EventCodec.LAYER_SWITCHED;
            }
            case WalletEvent.EtherProven proven -> {
                EventFields.text(out, proven.chain());
                EventFields.address(out, proven.address());
                state(out, proven.state());
                EventFields.time(out, proven.at());
                yield EventCodec.ETHER_PROVEN;
            }
        };
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case EventCodec.ETHEREUM_KEY_KEPT ->
                new WalletEvent.EthereumKeyKept(EventFields.text(in, MOST_KEY), in.i32(), EventFields.time(in));
            case EventCodec.ETHEREUM_ACCOUNT_ADDED ->
                new WalletEvent.EthereumAccountAdded(account(in), EventFields.time(in));
            case EventCodec.ETHEREUM_ACCOUNT_HIDDEN ->
                new WalletEvent.EthereumAccountHidden(EventFields.address(in), EventFields.time(in));
            case EventCodec.LAYER_SWITCHED ->
                new WalletEvent.LayerSwitched(
                        EventFields.text(in, MOST_CHAIN),
                        EventFields.text(in, MOST_CHAIN),
                        EventFields.text(in, MOST_SERVER),
                        EventFields.flag(in),
                        EventFields.time(in));
            case EventCodec.ETHER_PROVEN ->
                new WalletEvent.EtherProven(
                        EventFields.text(in, MOST_CHAIN), EventFields.address(in), state(in), EventFields.time(in));
            default -> throw new MalformedException("no event of Ethereum of kind " + kind);
        };
    }

    private static void account(WireWriter out, EthereumAccount account) {
        switch (account) {
            case EthereumAccount.Derived derived ->
                EventFields.address(out.u8(DERIVED).i32(derived.index()), derived.address());
            case EthereumAccount.Imported imported -> {
                EventFields.address(out.u8(IMPORTED), imported.address());
                out.string(imported.sealedKey());
            }
            case EthereumAccount.WatchOnly(var address, var device) -> {
                EventFields.address(out.u8(device.isPresent() ? ON_DEVICE : WATCH_ONLY), address);
                device.ifPresent(origin -> EventFields.text(
                        out.i32(origin.masterFingerprint()), origin.path().toString()));
            }
        }
    }

    private static EthereumAccount account(WireReader in) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case DERIVED -> new EthereumAccount.Derived(EventFields.count(in), EventFields.address(in));
            case IMPORTED -> new EthereumAccount.Imported(EventFields.address(in), in.string(ImportedKeys.SEALED));
            case WATCH_ONLY -> new EthereumAccount.WatchOnly(EventFields.address(in));
            case ON_DEVICE -> new EthereumAccount.WatchOnly(EventFields.address(in), Optional.of(origin(in)));
            default -> throw new MalformedException("no account of form " + form);
        };
    }

    private static KeyOrigin origin(WireReader in) throws MalformedException {
        int fingerprint = in.i32();
        return switch (DerivationPath.parse(EventFields.text(in, MOST_PATH))) {
            case Parsed.Ok<DerivationPath>(var path) -> new KeyOrigin(fingerprint, path);
            case Parsed.Malformed<DerivationPath>(var why) -> throw new MalformedException(why);
        };
    }

    private static void state(WireWriter out, LastProven state) {
        EventFields.point(out, state.block());
        EventFields.time(out, state.blockTime());
        out.i64(state.nonce()).hash(state.balance().word());
    }

    private static LastProven state(WireReader in) throws MalformedException {
        var block = EventFields.point(in);
        var time = EventFields.time(in);
        long nonce = in.i64();
        return new LastProven(
                block, time, nonce, new Wei(new BigInteger(1, in.hash().toBytes())));
    }
}
