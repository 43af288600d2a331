package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.EthereumAccounts;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceAccounts;
import dev.touchstone.wallet.airgap.DeviceKey;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.ImportedKeys;
import dev.touchstone.wallet.key.KeyVersion;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.PrivateKeyText;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The accounts of Ethereum of a wallet in a test: the real ledger and the real derivation; what is sealed is
/// nothing.
final class SampleAccounts implements EthereumAccounts {
    static final EthereumAddress WATCHED = SampleBeacon.stranger(1234);
    static final EthereumAddress IMPORTED = SampleBeacon.stranger(77);

    private final SampleWallet wallet;

    SampleAccounts(SampleWallet wallet) {
        this.wallet = wallet;
    }

    private static EthereumAccount.Derived derived(int index) {
        return SampleKeys.withMaster(master -> {
            try (var key = master.derive(SampleKeys.CURVE, EthereumKeys.ROOT)) {
                return EthereumKeys.derive(SampleKeys.CURVE, key.publicKey(), index);
            }
        });
    }

    static EthereumAddress address(int index) {
        return derived(index).address();
    }

    /// The wallet can make accounts from now on, and has the first.
    void enable() {
        wallet.apply(SampleKeys.withMaster(SampleAccounts::kept));
        wallet.apply(new WalletEvent.EthereumAccountAdded(derived(0), TestWindow.NOW));
    }

    private static WalletEvent.EthereumKeyKept kept(ExtendedPrivateKey master) {
        try (var key = master.derive(SampleKeys.CURVE, EthereumKeys.ROOT)) {
            var text = key.publicKey().write(KeyVersion.XPUB);
            return new WalletEvent.EthereumKeyKept(text, master.fingerprint(), TestWindow.NOW);
        }
    }

    void name(EthereumAddress account, String label) {
        wallet.apply(new WalletEvent.LabelSet(new LabelTarget.OnEthereumAddress(account), label));
    }

    EthereumAccount imported(EthereumAddress address) {
        var sealed = ByteString.of(new byte[ImportedKeys.SEALED]);
        return put(new EthereumAccount.Imported(address, sealed), "");
    }

    private EthereumAccount put(EthereumAccount account, String label) {
        wallet.apply(new WalletEvent.EthereumAccountAdded(account, TestWindow.NOW));
        if (!label.isEmpty()) name(account.address(), label);
        return wallet.ledger.ethereum().account(account.address()).orElseThrow();
    }

    @Override
    public CompletableFuture<EthereumEnabling> enable(char[] password) {
        if (!wallet.isPassword(password))
            return CompletableFuture.completedFuture(new EthereumEnabling.WrongPassword());
        enable();
        return CompletableFuture.completedFuture(new EthereumEnabling.Enabled(derived(0)));
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> add() {
        return saved(put(derived(wallet.ledger.ethereum().nextIndex()), ""));
    }

    @Override
    public CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password) {
        return CompletableFuture.completedFuture(
                switch (PrivateKeyText.parse(key, SampleKeys.CURVE)) {
                    case PrivateKeyText.Outcome.Invalid(var problem) -> new KeyImport.NotAKey(problem);
                    case PrivateKeyText.Outcome.Valid(var secret) -> {
                        try (secret) {
                            yield take(EthereumPublicKey.address(SampleKeys.CURVE, secret), label, password);
                        }
                    }
                });
    }

    private KeyImport take(EthereumAddress address, String label, char[] password) {
        if (!wallet.isPassword(password)) return new KeyImport.WrongPassword();
        var account = imported(address);
        if (!label.isEmpty()) name(address, label);
        return new KeyImport.Imported(account);
    }

    @Override
    public CompletableFuture<KeyImport> importKeystore(
            KeystoreFile file, char[] filePassword, String label, char[] password) {
        throw new AssertionError("screens hand a path to the session");
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> watch(EthereumAddress address, String label) {
        return saved(put(new EthereumAccount.WatchOnly(address), label));
    }

    @Override
    public List<DeviceAccounts.Account> behind(DeviceKey key, int most) {
        return DeviceAccounts.of(key, SampleKeys.CURVE, most);
    }

    @Override
    public CompletableFuture<Saving<EthereumAccount>> watchDevice(
            EthereumAddress address, KeyOrigin key, String label) {
        return saved(put(new EthereumAccount.WatchOnly(address, Optional.of(key)), label));
    }

    @Override
    public CompletableFuture<Saving<EthereumAddress>> hide(EthereumAddress address) {
        wallet.apply(new WalletEvent.EthereumAccountHidden(address, TestWindow.NOW));
        return saved(address);
    }

    @Override
    public CompletableFuture<Saving<String>> switchLayer(String chain, String layer, String server, boolean on) {
        wallet.apply(new WalletEvent.LayerSwitched(chain, layer, server, on, TestWindow.NOW));
        return saved(layer);
    }

    private static <T> CompletableFuture<Saving<T>> saved(T value) {
        return CompletableFuture.completedFuture(new Saving.Saved<>(value));
    }
}
