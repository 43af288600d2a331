package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.BitcoinAccount;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.key.ExtendedKey;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.ExtendedPublicKey;
import dev.touchstone.wallet.key.KeyVersion;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.ledger.AccountKey;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.JournalRecord;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a wallet begins with: its accounts, written first and read first. Thread-safe.
final class WalletBeginning {
    private static final Logger LOG = LoggerFactory.getLogger(WalletBeginning.class);

    private WalletBeginning() {}

    static List<WalletEvent> of(NewWalletRequest request, Secp256k1 curve, Instant at) {
        try (var seed = request.mnemonic().seed(request.passphrase());
                var master = ExtendedPrivateKey.master(curve, seed)) {
            var events = new ArrayList<WalletEvent>();
            events.add(of(master, request.network(), request.birthday(), request.restored(), curve, at));
            events.addAll(ofEthereum(master, curve, at).events());
            if (request.backedUp()) events.add(new WalletEvent.BackedUp(at));
            return events;
        }
    }

    /// The beginning of a wallet of which nothing but the keys is left.
    static List<WalletEvent> again(ExtendedPrivateKey master, Network network, Secp256k1 curve, Instant at) {
        var events = new ArrayList<WalletEvent>();
        events.add(of(master, network, new Birthday.Unknown(), false, curve, at));
        events.addAll(ofEthereum(master, curve, at).events());
        return events;
    }

    /// An account for each kind of address.
    private static WalletEvent.WalletCreated of(
            ExtendedPrivateKey master,
            Network network,
            Birthday birthday,
            boolean restored,
            Secp256k1 curve,
            Instant at) {
        var accounts = new ArrayList<AccountKey>();
        for (var type : AddressType.values()) {
            try (var key = master.derive(curve, BitcoinAccount.path(type, network))) {
                var version = network.isMain() ? KeyVersion.XPUB : KeyVersion.TPUB;
                accounts.add(new AccountKey(type, key.publicKey().write(version), master.fingerprint()));
            }
        }
        return new WalletEvent.WalletCreated(network, restored, birthday, accounts, at);
    }

    /// The key of all Ethereum accounts that the phrase makes, and the first of them.
    record OfEthereum(WalletEvent.EthereumKeyKept kept, EthereumAccount.Derived first) {
        List<WalletEvent> events() {
            return List.of(kept, new WalletEvent.EthereumAccountAdded(first, kept.at()));
        }
    }

    static OfEthereum ofEthereum(ExtendedPrivateKey master, Secp256k1 curve, Instant at) {
        try (var key = master.derive(curve, EthereumKeys.ROOT)) {
            var root = key.publicKey();
            var kept = new WalletEvent.EthereumKeyKept(root.write(KeyVersion.XPUB), master.fingerprint(), at);
            return new OfEthereum(kept, EthereumKeys.derive(curve, root, 0));
        }
    }

    static SaveOutcome write(OpenWalletFile file, List<WalletEvent> events) {
        return file.journal().append(events.stream().map(EventCodec::write).toList());
    }

    /// The ledger that the whole journal folds into; empty where the journal does not begin with accounts.
    static Optional<Ledger> read(OpenWalletFile file, Secp256k1 curve) {
        var folding = new Folding(curve);
        file.journal().replay(0, folding::take);
        if (folding.unreadable > 0) LOG.warn("{} records of the journal were passed over", folding.unreadable);
        return folding.ledger;
    }

    private static final class Folding {
        private final Secp256k1 curve;
        private Optional<Ledger> ledger = Optional.empty();
        private int unreadable;

        Folding(Secp256k1 curve) {
            this.curve = curve;
        }

        private void take(JournalRecord record) {
            switch (EventCodec.read(record)) {
                case Parsed.Malformed<WalletEvent> _ -> unreadable++;
                case Parsed.Ok<WalletEvent> ok -> {
                    if (ledger.isEmpty() && ok.value() instanceof WalletEvent.WalletCreated created) {
                        ledger = book(created, curve).map(Ledger::new);
                    }
                    ledger.ifPresentOrElse(each -> each.apply(ok.value()), () -> unreadable++);
                }
            }
        }
    }

    private static Optional<ScriptBook> book(WalletEvent.WalletCreated created, Secp256k1 curve) {
        var accounts = new ArrayList<BitcoinAccount>();
        for (var key : created.accounts()) {
            var parsed = ExtendedKey.parse(curve, key.text())
                    .map(ExtendedKey.Written::key)
                    .toOptional();
            if (parsed.isEmpty() || !(parsed.get() instanceof ExtendedPublicKey publicKey)) return Optional.empty();
            accounts.add(new BitcoinAccount(created.network(), key.type(), publicKey, curve));
        }
        return accounts.isEmpty() ? Optional.empty() : Optional.of(new ScriptBook(accounts, GapLimit.BIP44));
    }
}
