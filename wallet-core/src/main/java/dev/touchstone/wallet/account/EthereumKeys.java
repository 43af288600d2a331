package dev.touchstone.wallet.account;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.key.DerivationPath;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.ExtendedPublicKey;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import dev.touchstone.wallet.key.UnlockedVault;
import java.util.Optional;

/// Where the keys of Ethereum's accounts lie in the tree of a recovery phrase (BIP44), and how to come by them.
/// Pure.
public final class EthereumKeys {
    /// `m/44'/60'/0'`: its public key makes all derived accounts.
    public static final DerivationPath ROOT = DerivationPath.account(44, 60, 0);

    private static final int EXTERNAL = 0;

    private EthereumKeys() {}

    /// What came of asking for the private key of an account.
    public sealed interface Outcome {
        /// To be closed by the caller, and soon.
        record Open(Secret key) implements Outcome {}

        record WatchOnly() implements Outcome {}

        /// What the wallet keeps does not lead to the key of this account.
        record Damaged() implements Outcome {}
    }

    /// The place of a derived account: `m/44'/60'/0'/0/index`.
    public static DerivationPath path(int index) {
        return ROOT.child(EXTERNAL).child(index);
    }

    /// The account with this number.
    ///
    /// @param root the public key at [#ROOT]
    public static EthereumAccount.Derived derive(Secp256k1 curve, ExtendedPublicKey root, int index) {
        var key = root.derive(curve, EXTERNAL).derive(curve, index).key();
        return new EthereumAccount.Derived(index, EthereumPublicKey.address(curve, key));
    }

    /// The private key of an account. It is held against the account's address, so that nothing is ever signed by
    /// another's key.
    public static Outcome privateKey(UnlockedVault vault, EthereumAccount account, Secp256k1 curve, Dice dice) {
        return switch (account) {
            case EthereumAccount.WatchOnly _ -> new Outcome.WatchOnly();
            case EthereumAccount.Derived derived -> {
                try (var key = vault.derive(curve, derived.path())) {
                    yield checked(Optional.of(key.use(Secret::copyOf)), account.address(), curve);
                }
            }
            case EthereumAccount.Imported imported -> {
                try (var keys = vault.importedKeys(dice)) {
                    yield checked(keys.open(imported.address(), imported.sealedKey()), account.address(), curve);
                }
            }
        };
    }

    private static Outcome checked(Optional<Secret> key, EthereumAddress address, Secp256k1 curve) {
        if (key.isEmpty()) return new Outcome.Damaged();
        boolean isRight = key.get().use(curve::isSecretKey)
                && EthereumPublicKey.address(curve, key.get()).equals(address);
        if (isRight) return new Outcome.Open(key.get());
        key.get().close();
        return new Outcome.Damaged();
    }
}
