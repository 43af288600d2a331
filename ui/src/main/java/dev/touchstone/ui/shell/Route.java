package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.util.Optional;

/// A screen, as a value: what can be gone to, gone back to, and photographed. Immutable.
public sealed interface Route {
    // Before a wallet is open

    record Welcome() implements Route {}

    record Create() implements Route {}

    record Restore() implements Route {}

    record OpenFile() implements Route {}

    record Lock() implements Route {}

    record Stopped() implements Route {}

    // With a wallet open

    record Home() implements Route {}

    record Asset(AssetId asset) implements Route {}

    /// Being paid in bitcoin.
    record Receive() implements Route {}

    /// Being paid in ether at one of the wallet's accounts.
    record ReceiveEther(EthereumAddress account) implements Route {}

    /// Being paid in a token at one of the wallet's accounts.
    record ReceiveToken(EthereumAddress account, TokenContract token) implements Route {}

    /// One more token to be shown.
    record AddToken() implements Route {}

    /// All collectibles.
    record Collectibles() implements Route {}

    /// One more collectible to be shown.
    record AddCollectible() implements Route {}

    /// One more account of Ethereum.
    record AddAccount(AccountWay way) implements Route {}

    /// `request` is an address or a payment request to begin with; it may be empty.
    record Send(String request) implements Route {}

    record Follow(TxId payment) implements Route {}

    /// A higher fee for a payment that waits.
    record RaiseFee(TxId payment) implements Route {}

    /// Giving away something of an Ethereum network: ether, a token or a collectible.
    ///
    /// @param to an address or a name to begin with; it may be empty
    record SendAsset(AssetId asset, String to) implements Route {}

    /// Giving away several numbers of the collection of this one.
    record SendItems(NftRef one) implements Route {}

    /// Exchanging one asset of an Ethereum network for another.
    ///
    /// @param get what to get; empty where that is still open
    /// @param amount of `give`, as it is typed; it may be empty
    /// @param from the account; empty for the first that has some
    record Exchange(AssetId give, Optional<AssetId> get, String amount, Optional<EthereumAddress> from)
            implements Route {
        /// One that begins with what to give.
        public static Exchange of(AssetId give) {
            return new Exchange(give, Optional.empty(), "", Optional.empty());
        }
    }

    /// Letting somebody take a token, up to a limit.
    ///
    /// @param from whose token it is
    /// @param spender the address of who may take it; it may be empty
    /// @param needed what it is for, which is the limit to begin with; nothing where that is not known
    /// @param now what they may take already; nothing where that is not known
    record Approve(TokenContract token, EthereumAddress from, String spender, BigInteger needed, BigInteger now)
            implements Route {
        public Approve(TokenContract token, EthereumAddress from, String spender, BigInteger needed) {
            this(token, from, spender, needed, BigInteger.ZERO);
        }
    }

    /// Letting somebody take a collectible, or its whole collection.
    record AllowNft(NftRef ref) implements Route {}

    /// Reviewing what is settled already but for its fee, as taking an approval back.
    record ReviewOrder(EthereumOrder order) implements Route {}

    /// A payment on Ethereum on its way.
    record FollowEthereum(Hash256 payment) implements Route {}

    /// A higher fee for a payment on Ethereum that waits.
    record SpeedUp(Hash256 payment) implements Route {}

    /// Nothing in the place of a payment on Ethereum that waits.
    record CancelPayment(Hash256 payment) implements Route {}
    /// Whom the user pays.
    record Contacts() implements Route {}

    record Contact(ContactId contact) implements Route {}

    /// One more contact. `address` is what to begin with, an address, a link or a name; it may be empty.
    record AddContact(String address) implements Route {}

    record EditContact(ContactId contact) implements Route {}

    record Activity() implements Route {}

    record Payment(TxId payment) implements Route {}

    /// A line of the history on Ethereum, by its key ([dev.touchstone.wallet.ledger.EthereumEntry]).
    record Movement(String key) implements Route {}

    record Network() implements Route {}

    /// Whom to ask about Ethereum.
    record EthereumServers() implements Route {}

    /// Whom to ask for pictures of collectibles.
    record PictureGateways() implements Route {}

    /// The block that everything about Ethereum begins with.
    record Checkpoint() implements Route {}

    record Practice() implements Route {}

    /// The apps that ask this wallet, and its door.
    record Apps() implements Route {}

    record Preferences() implements Route {}

    /// The recovery phrase of the open wallet.
    record Backup() implements Route {}

    record ChangePassword() implements Route {}

    /// What a sheet over the window is about.
    sealed interface Sheet {
        /// What one app asks for now.
        record Asked(long request) implements Sheet {}
    }

    /// What the inspector explains.
    sealed interface Inspection {
        /// What the wallet has in bitcoin.
        record Balance() implements Inspection {}

        record Payment(TxId payment) implements Inspection {}

        /// What a line of the history on Ethereum says that moved.
        record Moved(String key) implements Inspection {}

        /// What all accounts of Ethereum have together.
        record Ether() implements Inspection {}

        /// What one account of Ethereum has.
        record EtherAccount(EthereumAddress account) implements Inspection {}

        /// What is settled for one account on a chain beside Ethereum.
        record LayerAccount(String layer, EthereumAddress account) implements Inspection {}

        /// What a transaction would do, as it was tried for a review.
        record Tried(EthereumDraft draft) implements Inspection {}

        /// What became of a payment on Ethereum that was signed here.
        record Receipt(Hash256 payment) implements Inspection {}

        /// What a contract answered.
        sealed interface Answer extends Inspection {}

        /// What one account has of a token.
        record TokenAmount(TokenContract contract, EthereumAddress account) implements Answer {}

        /// What a token calls itself.
        record TokenName(TokenContract contract) implements Answer {}

        /// Whose a collectible is.
        record Owner(NftRef ref) implements Answer {}

        /// The picture of a collectible.
        record PictureOf(NftRef ref) implements Answer {}

        /// What a pool would give for an exchange.
        record Offer(SwapOffer.Found offer) implements Inspection {}

        /// How many one account has of a kind of collectible.
        record CollectibleAmount(NftRef ref, EthereumAddress account) implements Answer {}
    }

    /// The ways to an account of Ethereum.
    enum AccountWay {
        FROM_PHRASE,
        PRIVATE_KEY,
        KEYSTORE,
        WATCH_ONLY
    }
}
