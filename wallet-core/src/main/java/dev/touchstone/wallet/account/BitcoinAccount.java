package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Hash160;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.key.DerivationPath;
import dev.touchstone.wallet.key.ExtendedPublicKey;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.TaprootKeys;
import java.util.ArrayList;
import java.util.List;

/// The first account of one kind of address: its public key makes all receive and change addresses (BIP84, BIP86).
/// Immutable, thread-safe.
public final class BitcoinAccount implements Account {
    private static final int FIRST = 0;

    private final Network network;
    private final AddressType type;
    private final ExtendedPublicKey key;
    private final ExtendedPublicKey receive;
    private final ExtendedPublicKey change;
    private final Secp256k1 curve;

    /// @param key the public key at [#path(AddressType, Network)]
    public BitcoinAccount(Network network, AddressType type, ExtendedPublicKey key, Secp256k1 curve) {
        this.network = network;
        this.type = type;
        this.key = key;
        this.curve = curve;
        this.receive = key.derive(curve, Branch.RECEIVE.number());
        this.change = key.derive(curve, Branch.CHANGE.number());
    }

    /// Where the key of such an account lies below the master key.
    public static DerivationPath path(AddressType type, Network network) {
        return DerivationPath.account(type.purpose(), AddressPath.coinType(network), FIRST);
    }

    public Network network() {
        return network;
    }

    @Override
    public boolean canSign() {
        return true;
    }

    public AddressType type() {
        return type;
    }

    public ExtendedPublicKey key() {
        return key;
    }

    /// The output script of one address.
    public Script script(Branch branch, int index) {
        var publicKey = branchKey(branch).derive(curve, index).key();
        return switch (type) {
            case P2WPKH -> Script.p2wpkh(Hash160.of(publicKey));
            case P2TR -> Script.p2tr(TaprootKeys.outputKey(curve, publicKey));
        };
    }

    /// The output scripts from one number to another, the last not included.
    public List<Script> scripts(Branch branch, int from, int to) {
        var scripts = new ArrayList<Script>(Math.max(0, to - from));
        for (int index = from; index < to; index++) scripts.add(script(branch, index));
        return scripts;
    }

    public BitcoinAddress address(Branch branch, int index) {
        return new BitcoinAddress(network, script(branch, index));
    }

    private ExtendedPublicKey branchKey(Branch branch) {
        return switch (branch) {
            case RECEIVE -> receive;
            case CHANGE -> change;
        };
    }
}
