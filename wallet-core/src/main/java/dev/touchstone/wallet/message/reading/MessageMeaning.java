package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.SignInRequest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a signed message lets others do. Immutable.
public sealed interface MessageMeaning {
    /// A text that people can read. Nobody but who reads it knows what follows from it.
    record Words(String text) implements MessageMeaning {}

    /// Bytes that say nothing to a person: signing them is signing blind.
    record Opaque(ByteString bytes, Likeness like) implements MessageMeaning {}

    /// What bytes look like.
    enum Likeness {
        /// 32 bytes, raw or written as hexadecimal digits: somebody else's hash.
        HASH,
        /// Hexadecimal digits or RLP: perhaps a transaction.
        TRANSACTION,
        /// Anything else.
        BYTES
    }

    /// The account signs in somewhere (EIP-4361).
    record SignIn(SignInRequest request) implements MessageMeaning {}

    /// Somebody may take tokens from the account, without the account sending anything.
    ///
    /// @param allowances how much of which token
    /// @param until when the signature must be used; empty where it stays good
    record Permit(
            Means means,
            Optional<EthereumAddress> owner,
            EthereumAddress spender,
            List<Allowance> allowances,
            Optional<Instant> until)
            implements MessageMeaning {
        public Permit {
            allowances = List.copyOf(allowances);
        }
    }

    /// By which standard tokens can be taken.
    enum Means {
        /// ERC-2612 `permit`.
        ERC_2612,
        /// The `permit` of DAI, which knows all or nothing.
        DAI,
        /// An allowance kept by Permit2.
        PERMIT2,
        /// A single transfer by Permit2.
        PERMIT2_TRANSFER,
        /// The `permit` of a single piece (ERC-4494 and its like): `amount` is the piece's number.
        PIECE
    }

    /// How much of a token may be taken.
    ///
    /// @param amount in its smallest units; zero takes an allowance back
    /// @param isUnlimited whether that is as much as there ever is
    /// @param expires when it ends, where that is another time than the signature's
    record Allowance(EthereumAddress token, BigInteger amount, boolean isUnlimited, Optional<Instant> expires) {}

    /// Tokens go from the account to somebody as soon as anybody brings the signature (ERC-3009).
    record TokenTransfer(
            EthereumAddress token, EthereumAddress from, EthereumAddress to, BigInteger amount, Optional<Instant> until)
            implements MessageMeaning {}

    /// Whoever fulfils the order gets what it gives (Seaport).
    ///
    /// @param gives what leaves the account
    /// @param gets what others must pay, to whom
    record Order(
            EthereumAddress marketplace,
            EthereumAddress offerer,
            List<OrderItem> gives,
            List<OrderItem> gets,
            Optional<Instant> until)
            implements MessageMeaning {
        public Order {
            gives = List.copyOf(gives);
            gets = List.copyOf(gets);
        }
    }

    /// One thing of an order.
    ///
    /// @param id the piece's number; zero where the things are alike
    /// @param amount the smaller of the amounts at the beginning and the end
    /// @param recipient who gets it; empty where that is who fulfils the order
    record OrderItem(
            ItemKind kind,
            EthereumAddress token,
            BigInteger id,
            BigInteger amount,
            Optional<EthereumAddress> recipient) {}

    /// What kind of thing an order names.
    enum ItemKind {
        ETHER,
        TOKEN,
        PIECE,
        ITEM,
        /// Any piece of a collection, or one of several.
        ANY_PIECE
    }

    /// Somebody votes with the account's tokens from now on (ERC-5805 `delegateBySig`).
    record VotesGiven(EthereumAddress token, EthereumAddress delegatee, Optional<Instant> until)
            implements MessageMeaning {}

    /// A vote in a proposal (`castVoteBySig` of OpenZeppelin's and Compound's governors).
    record Vote(EthereumAddress governor, BigInteger proposal, Support support, String reason)
            implements MessageMeaning {}

    /// For what one votes.
    enum Support {
        AGAINST,
        FOR,
        ABSTAIN,
        /// A number that governors in general give no meaning.
        OTHER
    }

    /// The account would run somebody's code, as an authorization of EIP-7702 has it.
    record RunsCode(EthereumAddress delegate) implements MessageMeaning {}

    /// Data whose type a descriptor describes (ERC-7730).
    ///
    /// @param intent what it is for, in the descriptor's words
    record Described(String intent, String owner) implements MessageMeaning {}

    /// Data whose type nobody described: only its fields are known.
    record Undescribed(String primaryType) implements MessageMeaning {}
}
