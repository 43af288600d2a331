package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.key.Secret;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Signs transactions of one account, and what the account says in them beside (EIP-7702). Thread-safe.
public final class EthereumSigner {
    private final Secp256k1 curve;

    public EthereumSigner(Secp256k1 curve) {
        this.curve = curve;
    }

    /// The signed transaction, read back from its own bytes and found to be the account's; empty where it is not,
    /// which only a faulty computer brings about. The key stays the caller's.
    ///
    /// @throws IllegalArgumentException when another account would have to sign an authorization
    public Optional<EthereumTransaction> sign(UnsignedTransaction transaction, BigInteger chainId, Secret key) {
        var words = words(transaction, key);
        if (words.isEmpty()) return Optional.empty();
        var hash = transaction.signingHash(chainId, words.get());
        return EthereumSignature.sign(curve, hash, key)
                .flatMap(signature -> readBack(transaction, chainId, words.get(), signature));
    }

    /// The transaction with a signature that was made elsewhere, checked in the same way; empty where it is not
    /// the account's signature of this transaction. What an account says beside (EIP-7702) no device signs.
    ///
    /// @param signature with the parity of its point in `v`
    public static Optional<EthereumTransaction> signedElsewhere(
            UnsignedTransaction transaction, BigInteger chainId, TransactionSignature signature) {
        if (!transaction.authorizations().isEmpty()) return Optional.empty();
        return readBack(transaction, chainId, List.of(), signature);
    }

    private Optional<List<Authorization>> words(UnsignedTransaction transaction, Secret key) {
        var words = new ArrayList<Authorization>();
        for (var word : transaction.authorizations()) {
            if (!word.authority().equals(transaction.from())) {
                throw new IllegalArgumentException("the word of " + word.authority() + " is not this account's");
            }
            var signed = EthereumSignature.sign(curve, word.signingHash(), key)
                    .map(word::signed)
                    .filter(one -> one.signer().filter(word.authority()::equals).isPresent());
            if (signed.isEmpty()) return Optional.empty();
            words.add(signed.get());
        }
        return Optional.of(words);
    }

    /// What goes out is what was tried: the bytes are read as those of a block are, and compared.
    private static Optional<EthereumTransaction> readBack(
            UnsignedTransaction transaction,
            BigInteger chainId,
            List<Authorization> words,
            TransactionSignature signature) {
        var signed = transaction.signed(chainId, words, signature);
        return EthereumTransaction.parse(signed.bytes()) instanceof Parsed.Ok<EthereumTransaction>(var read)
                        && read.equals(signed)
                        && read.chain().filter(chainId::equals).isPresent()
                        && read.sender().filter(transaction.from()::equals).isPresent()
                ? Optional.of(read)
                : Optional.empty();
    }
}
