package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceAccounts;
import dev.touchstone.wallet.airgap.DeviceKey;
import dev.touchstone.wallet.key.KeystoreFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a user can do with the Ethereum accounts of an open wallet. Thread-safe; the rules of [OpenWallet] for
/// futures and passwords hold here too. Accounts are named by [OpenWallet#label].
public interface EthereumAccounts {
    /// Gives a wallet that was made before it could have Ethereum accounts its key, and the first of them.
    CompletableFuture<EthereumEnabling> enable(char[] password);

    /// The next account of the recovery phrase. Nothing is saved in a wallet that was not enabled.
    CompletableFuture<Saving<EthereumAccount>> add();

    /// Takes a private key in. The recovery phrase will not bring it back.
    ///
    /// @param key 64 hexadecimal digits; wiped, like the password
    CompletableFuture<KeyImport> importKey(char[] key, String label, char[] password);

    /// Takes the key of a keystore file in.
    ///
    /// @param filePassword of the file; wiped, like the wallet's own
    CompletableFuture<KeyImport> importKeystore(KeystoreFile file, char[] filePassword, String label, char[] password);

    /// Watches an account that the wallet has no key for. One that is there already stays what it is.
    CompletableFuture<Saving<EthereumAccount>> watch(EthereumAddress address, String label);

    /// The first accounts behind a key that a device shows. Pure.
    ///
    /// @param most how many; of a key that stands for itself there is one
    List<DeviceAccounts.Account> behind(DeviceKey key, int most);

    /// Watches an account whose key another device has, which is asked to sign by QR codes.
    CompletableFuture<Saving<EthereumAccount>> watchDevice(EthereumAddress address, KeyOrigin key, String label);

    /// Shows what the accounts have on a chain beside this network, or no longer. Nobody is asked by this.
    ///
    /// @param layer its short name
    /// @param server whom to ask there; not looked at where it is switched off
    CompletableFuture<Saving<String>> switchLayer(String chain, String layer, String server, boolean on);

    /// Takes an account out of sight that does not come from the recovery phrase; an imported key stays in the
    /// file.
    CompletableFuture<Saving<EthereumAddress>> hide(EthereumAddress address);
}
