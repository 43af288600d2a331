package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.BitcoinAccount;
import dev.touchstone.wallet.account.OwnScripts;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.ExtendedPrivateKey;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.UnlockedVault;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.List;

/// Signs drafts, after making sure that what is signed is what was shown. Thread-safe; keys stay on the calling thread.
public final class Signer {
    private final Secp256k1 curve;
    private final Dice dice;
    private final Network network;
    private final OwnScripts own;

    public Signer(Secp256k1 curve, Dice dice, Network network, OwnScripts own) {
        this.curve = curve;
        this.dice = dice;
        this.network = network;
        this.own = own;
    }

    /// What came of signing.
    public sealed interface Signing {
        record Done(Transaction signed) implements Signing {}

        /// What was shown is not what would be signed.
        record EffectsDiffer(Effects shown, Effects found) implements Signing {}

        /// A signature made here does not verify: the computer is faulty.
        record SelfCheckFailed(int input) implements Signing {}
    }

    /// Signs every input with its own key and checks each signature.
    ///
    /// @param coins the coins that the inputs spend as the ledger knows them now, in the order of the inputs; never
    ///     those of the draft
    public Signing sign(Draft draft, List<Coin> coins, UnlockedVault vault) {
        var transaction = draft.transaction();
        var shown = draft.effects();
        var found = Effects.of(transaction, coins, own, network, shown.before());
        if (!found.equals(shown)) return new Signing.EffectsDiffer(shown, found);
        var spent = coins.stream().map(Coin::output).toList();
        var signature = new InputSignature(curve, transaction, spent);
        var witnesses = witnesses(coins, signature, vault);
        for (int i = 0; i < witnesses.size(); i++) {
            if (!signature.isValid(i, witnesses.get(i))) return new Signing.SelfCheckFailed(i);
        }
        return new Signing.Done(signed(transaction, witnesses));
    }

    private List<List<ByteString>> witnesses(List<Coin> coins, InputSignature signature, UnlockedVault vault) {
        var witnesses = new ArrayList<List<ByteString>>(coins.size());
        try (var master = vault.master(curve)) {
            for (int i = 0; i < coins.size(); i++) {
                try (var key = key(master, coins.get(i).path())) {
                    witnesses.add(signature.sign(i, key, dice));
                }
            }
        }
        return witnesses;
    }

    private ExtendedPrivateKey key(ExtendedPrivateKey master, AddressPath path) {
        return master.derive(
                curve,
                BitcoinAccount.path(path.type(), network)
                        .child(path.branch().number())
                        .child(path.index()));
    }

    private static Transaction signed(Transaction transaction, List<List<ByteString>> witnesses) {
        var inputs = new ArrayList<TxIn>(witnesses.size());
        for (int i = 0; i < witnesses.size(); i++) {
            inputs.add(transaction.inputs().get(i).withWitness(witnesses.get(i)));
        }
        return new Transaction(transaction.version(), inputs, transaction.outputs(), transaction.lockTime());
    }
}
