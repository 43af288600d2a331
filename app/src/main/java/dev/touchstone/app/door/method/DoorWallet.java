package dev.touchstone.app.door.method;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.BlockQuestions;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.wallet.Apps;
import dev.touchstone.wallet.dapp.request.AppRequests;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What stands behind the door: a wallet and the node of its chain. Immutable; its parts are thread-safe.
///
/// @param requests where the user is asked
public record DoorWallet(
        EthereumChain chain,
        ChainQuestions questions,
        BlockQuestions blocks,
        Latest<EthereumSnapshot> node,
        Apps apps,
        AppRequests requests,
        Own own,
        InstantSource clock) {
    /// What is the wallet's own.
    public interface Own {
        /// The accounts that can sign.
        List<EthereumAddress> accounts();

        /// The nonce of the account's next transaction, with those that wait.
        OptionalLong nextNonce(EthereumAddress account);

        /// A transaction that this wallet signed.
        Optional<EthereumPayment> payment(Hash256 hash);

        /// Hands over a transaction that is signed already. Blocks until somebody has it, or nobody takes it.
        RawSending send(EthereumTransaction transaction);
    }

    /// What came of handing over a signed transaction.
    public sealed interface RawSending {
        /// Servers say that they have it.
        record Taken() implements RawSending {}

        /// A server refuses it, in its own words.
        record Refused(String reason) implements RawSending {}

        /// Nobody answered in time. It may have been taken.
        record Silent() implements RawSending {}
    }
}
