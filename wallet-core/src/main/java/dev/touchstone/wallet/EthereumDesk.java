package dev.touchstone.wallet;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceAccounts;
import dev.touchstone.wallet.airgap.DeviceKey;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.ExtendedKey;
import dev.touchstone.wallet.key.ExtendedPublicKey;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PrivateKeyText;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.EthereumLedger;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.LabelText;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Adds, imports, watches and hides the Ethereum accounts of an open wallet. Thread-safe. What takes a password
/// derives keys, so it runs in the background, and keys stay on the thread that opened them; ledger and journal
/// are asked on the wallet-ledger loop.
final class EthereumDesk implements EthereumAccounts {
    private final OpenWalletFile file;
    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Runnable changed;

    EthereumDesk(OpenWalletFile file, WalletState state, Loop loop, WalletPorts ports, Runnable changed) {
        this.file = file;
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.changed = changed;
    }

    private EthereumLedger ledger() {
        return state.ledger().ethereum();
    }

    @Override
    public CompletableFuture<EthereumEnabling> enable(char[] password) {
        return inBackground(() -> enableNow(password));
    }

    private EthereumEnabling enableNow(char[] typed) {
        try (var password = Password.of(typed)) {
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new EthereumEnabling.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new EthereumEnabling.KeysDamaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault();
                            var master = vault.master(ports.curve())) {
                        var beginning = WalletBeginning.ofEthereum(
                                master, ports.curve(), ports.clock().instant());
                        yield JournaledWallet.ask(loop, () -> begin(beginning));
                    }
                }
            };
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private EthereumEnabling begin(WalletBeginning.OfEthereum beginning) {
        var events = ledger().key().isPresent() ? List.<WalletEvent>of() : beginning.events();
        return switch (state.record(events)) {
            case SaveOutcome.NotSaved notSaved -> new EthereumEnabling.NotSaved(notSaved.reason());
            case SaveOutcome.Saved _ -> {
                changed.run();
                yield new EthereumEnabling.Enabled(beginning.first());
            }
        };
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> add() {
        return JournaledWallet.onLoop(
                loop,
                () -> root().map(root -> save(EthereumKeys.derive(ports.curve(), root, ledger().nextIndex()), ""))
                        .orElseGet(() -> new Saving.NotSaved<>("the wallet has no key for Ethereum yet")));
    }

    private Optional<ExtendedPublicKey> root() {
        return ledger().key()
                .flatMap(kept -> ExtendedKey.parse(ports.curve(), kept.text()).toOptional())
                .flatMap(written ->
                        written.key() instanceof ExtendedPublicKey root ? Optional.of(root) : Optional.empty());
    }

    @Override
    public CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password) {
        return inBackground(() -> {
            try {
                return switch (PrivateKeyText.parse(key, ports.curve())) {
                    case PrivateKeyText.Outcome.Invalid(var problem) -> new KeyImport.NotAKey(problem);
                    case PrivateKeyText.Outcome.Valid(var secret) -> {
                        try (secret) {
                            yield take(secret, EthereumPublicKey.address(ports.curve(), secret), label, password);
                        }
                    }
                };
            } finally {
                Arrays.fill(key, '\0');
                Arrays.fill(password, '\0');
            }
        });
    }

    @Override
    public CompletableFuture<KeyImport> importKeystore(
            KeystoreFile keystore, char[] filePassword, String label, char[] password) {
        return inBackground(() -> {
            try {
                var opening = keystore.open(filePassword, ports.curve());
                if (!(opening instanceof KeystoreFile.Opening.Opened(var secret, var address))) {
                    return new KeyImport.FileNotOpened(opening);
                }
                try (secret) {
                    return take(secret, address, label, password);
                }
            } finally {
                Arrays.fill(filePassword, '\0');
                Arrays.fill(password, '\0');
            }
        });
    }

    private KeyImport take(Secret key, EthereumAddress address, String label, char[] typed) {
        var there = JournaledWallet.ask(loop, () -> ledger().account(address).filter(EthereumAccount::canSign));
        if (there.isPresent()) return new KeyImport.AlreadyThere(there.get());
        try (var password = Password.of(typed)) {
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new KeyImport.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new KeyImport.KeysDamaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault();
                            var keys = vault.importedKeys(ports.dice())) {
                        yield keep(address, keys.seal(address, key), label);
                    }
                }
            };
        }
    }

    private KeyImport keep(EthereumAddress address, ByteString sealed, String label) {
        var account = new EthereumAccount.Imported(address, sealed);
        return switch (JournaledWallet.ask(loop, () -> save(account, label))) {
            case Saving.Saved<EthereumAccount>(var saved) -> new KeyImport.Imported(saved);
            case Saving.NotSaved<EthereumAccount>(var reason) -> new KeyImport.NotSaved(reason);
        };
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> watch(EthereumAddress address, String label) {
        return JournaledWallet.onLoop(loop, () -> save(new EthereumAccount.WatchOnly(address), label));
    }

    @Override
    public List<DeviceAccounts.Account> behind(DeviceKey key, int most) {
        return DeviceAccounts.of(key, ports.curve(), most);
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> watchDevice(
            EthereumAddress address, KeyOrigin key, String label) {
        var account = new EthereumAccount.WatchOnly(address, Optional.of(key));
        return JournaledWallet.onLoop(loop, () -> save(account, label));
    }

    @Override
    public CompletableFuture<Saving<EthereumAddress>> hide(EthereumAddress address) {
        return JournaledWallet.onLoop(loop, () -> {
            if (!ledger().canBeHidden(address)) return new Saving.NotSaved<>("not an account that can be taken away");
            var hidden =
                    new WalletEvent.EthereumAccountHidden(address, ports.clock().instant());
            return saved(List.of(hidden), address);
        });
    }

    @Override
    public CompletableFuture<Saving<String>> switchLayer(String chain, String layer, String server, boolean on) {
        return JournaledWallet.onLoop(loop, () -> {
            var event = new WalletEvent.LayerSwitched(
                    chain, layer, on ? server : "", on, ports.clock().instant());
            return saved(List.of(event), layer);
        });
    }

    /// On the wallet-ledger loop. An account that is there already and can do as much is left as it is, but may
    /// get a name.
    private Saving<EthereumAccount> save(EthereumAccount account, String label) {
        var address = account.address();
        var events = new ArrayList<WalletEvent>();
        var there = ledger().account(address);
        boolean isNew = there.filter(existing -> existing.covers(account)).isEmpty();
        if (isNew) {
            events.add(
                    new WalletEvent.EthereumAccountAdded(account, ports.clock().instant()));
        }
        var tidy = LabelText.tidy(label);
        if (!tidy.isEmpty()) events.add(new WalletEvent.LabelSet(new LabelTarget.OnEthereumAddress(address), tidy));
        return switch (saved(events, address)) {
            case Saving.Saved<EthereumAddress> _ ->
                new Saving.Saved<>(ledger().account(address).orElseThrow());
            case Saving.NotSaved<EthereumAddress>(var reason) -> new Saving.NotSaved<>(reason);
        };
    }

    private <T> Saving<T> saved(List<WalletEvent> events, T value) {
        return switch (state.record(events)) {
            case SaveOutcome.NotSaved notSaved -> new Saving.NotSaved<>(notSaved.reason());
            case SaveOutcome.Saved _ -> {
                changed.run();
                yield new Saving.Saved<>(value);
            }
        };
    }

    private <T> CompletableFuture<T> inBackground(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, ports.background());
    }
}
