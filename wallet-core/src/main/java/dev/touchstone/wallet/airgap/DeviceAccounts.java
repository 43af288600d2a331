package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.key.EthereumPublicKey;
import dev.touchstone.wallet.key.ExtendedPublicKey;
import dev.touchstone.wallet.key.Secp256k1;
import java.util.ArrayList;
import java.util.List;

/// The accounts of Ethereum behind a key that a device shows: `…/0/0`, `…/0/1` and so on below an account's key
/// (BIP44), or the key's own account where it has no chain code. Pure.
public final class DeviceAccounts {
    private static final int EXTERNAL = 0;

    private DeviceAccounts() {}

    /// One of them. Immutable.
    public record Account(EthereumAddress address, KeyOrigin key) {}

    /// The first of them.
    ///
    /// @param most how many; of a key that stands for itself there is one
    /// @return none where the key is no point of the curve
    public static List<Account> of(DeviceKey key, Secp256k1 curve, int most) {
        var own = key.key().toArray();
        if (!curve.isPublicKey(own)) return List.of();
        if (key.chainCode().isEmpty()) {
            return List.of(new Account(EthereumPublicKey.address(curve, own), key.origin()));
        }
        var parent =
                ExtendedPublicKey.told(own, key.chainCode().get().toArray()).derive(curve, EXTERNAL);
        var path = key.origin().path().child(EXTERNAL);
        var accounts = new ArrayList<Account>();
        for (int i = 0; i < most; i++) {
            accounts.add(new Account(
                    EthereumPublicKey.address(curve, parent.derive(curve, i).key()),
                    new KeyOrigin(key.origin().masterFingerprint(), path.child(i))));
        }
        return accounts;
    }
}
