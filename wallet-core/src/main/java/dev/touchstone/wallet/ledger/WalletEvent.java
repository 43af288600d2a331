package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that happened to a wallet. Immutable. The journal is a list of these, and the [Ledger] is what
/// follows from them.
public sealed interface WalletEvent {
    /// The first event of every wallet.
    ///
    /// @param restored from a recovery phrase that existed before
    record WalletCreated(Network network, boolean restored, Birthday birthday, List<AccountKey> accounts, Instant at)
            implements WalletEvent {
        public WalletCreated {
            accounts = List.copyOf(accounts);
        }
    }

    /// The recovery phrase was written down and checked.
    record BackedUp(Instant at) implements WalletEvent {}

    /// An address was given out.
    record AddressRevealed(AddressPath path, Instant at) implements WalletEvent {}

    /// A transaction of the wallet lies in a block.
    record TransactionProven(StoredProof proof, Instant at) implements WalletEvent {}

    /// The blocks above `fork` left the best chain.
    record BlocksRemoved(ChainPoint fork, Instant at) implements WalletEvent {}

    /// Somebody announced a transaction of the wallet that is in no block.
    record TransactionSeen(Transaction transaction, Instant at) implements WalletEvent {}

    /// The wallet signed a payment. It may have been broadcast from this moment on.
    record PaymentSigned(Transaction transaction, Instant at) implements WalletEvent {}

    /// How far a payment has spread; each number is the highest yet.
    record PaymentSpread(TxId txid, int announced, int fetched, int relayed, Instant at) implements WalletEvent {}

    /// A peer refused a payment.
    record PaymentRejected(TxId txid, String reason, Instant at) implements WalletEvent {}

    /// The user gave a payment up.
    record PaymentAbandoned(TxId txid, Instant at) implements WalletEvent {}

    /// Something was named; an empty label takes the name away.
    record LabelSet(LabelTarget target, String label) implements WalletEvent {}

    /// A coin was set aside, or taken back.
    record CoinFrozen(OutPoint outPoint, boolean frozen) implements WalletEvent {}

    // Ethereum

    /// What happened on the Ethereum side of a wallet.
    sealed interface OfEthereum extends WalletEvent {}

    /// From now on the wallet makes accounts of Ethereum without its password.
    ///
    /// @param text the public key at [EthereumKeys#ROOT] in its written form (BIP32)
    /// @param masterFingerprint names the master key it comes from
    record EthereumKeyKept(String text, int masterFingerprint, Instant at) implements OfEthereum {}

    /// An account is there, or is there again, or is there in a way that can do more.
    record EthereumAccountAdded(EthereumAccount account, Instant at) implements OfEthereum {}

    /// An account that does not come from the recovery phrase was taken out of sight.
    record EthereumAccountHidden(EthereumAddress address, Instant at) implements OfEthereum {}

    /// What an account holds was proven. Written when it changed, and now and then so that its age is known.
    record EtherProven(String chain, EthereumAddress address, LastProven state, Instant at) implements OfEthereum {}

    /// The user wants to see what the accounts have on a chain beside Ethereum, or no longer.
    ///
    /// @param chain the network that it is beside
    /// @param layer its short name
    /// @param server whom to ask there
    record LayerSwitched(String chain, String layer, String server, boolean on, Instant at) implements OfEthereum {}

    /// An account signed a message. Whoever asked for the signature may use it from this moment on.
    record MessageSigned(SignedMessage message) implements WalletEvent {}
    // What happened on Ethereum

    /// What was found of the histories of the accounts of Ethereum.
    sealed interface OfHistory extends WalletEvent {
        /// The id of the chain.
        String chain();
    }

    /// Something moved for an account, in a block; it was proven when this was written.
    record MovementProven(String chain, StoredMovement stored, Instant at) implements OfHistory {}

    /// A block that held movements was replaced by another.
    record EthereumBlockLeft(String chain, ChainPoint block, Instant at) implements OfHistory {}

    // Tokens and collectibles

    /// What happened to the tokens and collectibles of a wallet.
    sealed interface OfTokens extends WalletEvent {}

    /// The user wants to see what the accounts have of a token.
    record TokenAdded(TokenContract contract, Instant at) implements OfTokens {}

    /// A token was taken out of sight. Nothing moves by that.
    record TokenHidden(TokenContract contract, Instant at) implements OfTokens {}

    /// The user wants to see whose a collectible is.
    record CollectibleAdded(NftRef ref, Instant at) implements OfTokens {}

    record CollectibleHidden(NftRef ref, Instant at) implements OfTokens {}

    /// What a contract answers was proven. Written when it changed, and now and then so that its age is known.
    record AnswerProven(String chain, LastAnswer<?> answer, Instant at) implements OfTokens {}

    /// A contract was asked and gives no answer to this. Takes the place of what it answered before.
    record AnswerRefused(String chain, TokenQuestion<?> question, Instant at) implements OfTokens {}

    // Apps

    /// What happened between a wallet and the apps that ask it for something.
    sealed interface OfApps extends WalletEvent {}

    /// The user let an app see accounts; in place of those that it saw before.
    record AppConnected(AppOrigin app, List<EthereumAddress> accounts, Instant at) implements OfApps {
        public AppConnected {
            accounts = List.copyOf(accounts);
        }
    }

    /// The app sees nothing any more.
    record AppDisconnected(AppOrigin app, Instant at) implements OfApps {}

    /// An app asked for something, and it was decided.
    record AppAsked(AppLogEntry entry) implements OfApps {}

    // Payments on Ethereum

    /// What happened to the transactions that the wallet signed on a chain of Ethereum.
    sealed interface OfEthereumPayments extends WalletEvent {
        /// The transaction's hash.
        Hash256 payment();
    }

    /// The wallet signed a transaction. It may have been broadcast from this moment on.
    ///
    /// @param replaces the payment whose place it is to take
    record EthereumPaymentSigned(
            String chain, EthereumAddress from, EthereumTransaction transaction, Optional<Hash256> replaces, Instant at)
            implements OfEthereumPayments {
        @Override
        public Hash256 payment() {
            return transaction.hash();
        }
    }

    /// So many servers said that they have it; the highest number yet.
    record EthereumPaymentTaken(Hash256 payment, int servers, Instant at) implements OfEthereumPayments {}

    /// A server refused it, in its own words.
    record EthereumPaymentRefused(Hash256 payment, String reason, Instant at) implements OfEthereumPayments {}

    /// It was proven to be in this block. That is remembered, but proves nothing later.
    record EthereumPaymentInBlock(Hash256 payment, ChainPoint block, boolean succeeded, Instant at)
            implements OfEthereumPayments {}

    /// Its block was replaced.
    record EthereumPaymentLeftBlock(Hash256 payment, Instant at) implements OfEthereumPayments {}

    /// The block that it is in is final.
    record EthereumPaymentSettled(Hash256 payment, Instant at) implements OfEthereumPayments {}

    /// Its nonce was used, and nobody has it in a block.
    record EthereumPaymentOvertaken(Hash256 payment, Instant at) implements OfEthereumPayments {}

    /// The user gave it up.
    record EthereumPaymentAbandoned(Hash256 payment, Instant at) implements OfEthereumPayments {}

    // Contacts

    /// What happened to the contacts of a wallet.
    sealed interface OfContacts extends WalletEvent {}

    /// A contact is there, or is written anew.
    record ContactSaved(Contact contact, Instant at) implements OfContacts {}

    record ContactRemoved(ContactId id, Instant at) implements OfContacts {}

    /// What a contact's name stands for was looked up, and the user went by it.
    record ContactNameSeen(ContactId id, NameStand stand) implements OfContacts {}
}
