package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumBroadcaster;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// What a user can do with ether and tokens in an open wallet. Thread-safe; the rules of [OpenWallet] for futures
/// and passwords hold here too. What was signed and how far it came is in the wallet's snapshot
/// ([dev.touchstone.wallet.ledger.WalletSnapshot#ethereumPayments()]).
public interface EthereumPayments {
    /// From now on questions about this chain go here, and what is signed goes out there; what is still on its
    /// way is offered again, and followed until it is final.
    ///
    /// @param chain its id, by which the wallet files what belongs to it
    /// @param chainId the number that signatures are bound to (EIP-155)
    void attach(String chain, BigInteger chainId, PaymentQuestions questions, EthereumBroadcaster broadcaster);

    /// Nobody can be asked any more.
    void detach();

    /// Works out the transaction of an order: its nonce, its gas by trying it on proven state, its fees, and what
    /// it would do. Takes as long as the node's patience.
    CompletableFuture<EthereumDraftOutcome> prepare(EthereumRequest request);

    /// The same transaction at a higher fee.
    CompletableFuture<EthereumDraftOutcome> speedUp(Hash256 payment, FeeWish fee);

    /// A payment of nothing to the account itself in place of one that waits, at a higher fee.
    CompletableFuture<EthereumDraftOutcome> cancel(Hash256 payment, FeeWish fee);

    /// Tries the bytes to be signed once more, compares that with what was shown, signs, saves, and hands over to
    /// the broadcaster.
    CompletableFuture<EthereumSignOutcome> sign(EthereumDraft draft, char[] password);

    /// Takes the signature of a draft that another device made: it has to be the account's, of exactly these
    /// bytes. Then the bytes are tried once more, saved and handed over as in [#sign].
    CompletableFuture<DeviceSignOutcome> takeSignature(EthereumDraft draft, DeviceSignature signature);

    /// Gives up a payment that is in no block. Servers that have it may still put it into one.
    CompletableFuture<Saving<Hash256>> abandon(Hash256 payment);

    /// The nonce of the account's next transaction: what is proven, and what waits. Empty where nothing is
    /// proven.
    OptionalLong nextNonce(EthereumAddress account);
}
