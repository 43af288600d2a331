package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What somebody wants one of the wallet's accounts to do on Ethereum, before it is known what that costs.
/// Immutable. What it comes to is in the transaction and its effects, never here.
public sealed interface EthereumOrder {
    /// The account that is to sign.
    EthereumAddress from();

    /// Pays so much ether.
    record PayEther(EthereumAddress from, EthereumAddress to, Wei value) implements EthereumOrder {}

    /// Pays all the ether that the account has, less the most that the fee can be.
    record PayAllEther(EthereumAddress from, EthereumAddress to) implements EthereumOrder {}

    /// Pays units of a token (ERC-20 `transfer`).
    ///
    /// @param units of its smallest
    record PayToken(EthereumAddress from, TokenContract token, EthereumAddress to, BigInteger units)
            implements EthereumOrder {}

    /// Gives a single thing away (ERC-721 `safeTransferFrom`).
    record GivePiece(EthereumAddress from, NftRef piece, EthereumAddress to) implements EthereumOrder {}

    /// Gives things of a kind away (ERC-1155 `safeTransferFrom`, or `safeBatchTransferFrom` for several kinds).
    ///
    /// @param quantities how many of which number, in the order to be named
    record GiveItems(
            EthereumAddress from,
            TokenContract collection,
            EthereumAddress to,
            SequencedMap<BigInteger, BigInteger> quantities)
            implements EthereumOrder {
        public GiveItems {
            quantities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(quantities));
            if (quantities.isEmpty()) throw new IllegalArgumentException("nothing to give");
        }
    }

    /// Lets somebody take up to so many units of a token (ERC-20 `approve`); none takes the permission back.
    record Allow(EthereumAddress from, TokenContract token, EthereumAddress spender, BigInteger units)
            implements EthereumOrder {
        /// As many units as a contract can count, by which an order without a limit is written.
        public static final BigInteger NO_LIMIT = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

        /// Whether any amount may be taken.
        public boolean isUnlimited() {
            return Effect.Allowance.isUnlimited(units);
        }
    }

    /// Lets somebody take a single thing (ERC-721 `approve`); the zero address takes the permission back.
    record AllowPiece(EthereumAddress from, NftRef piece, EthereumAddress approved) implements EthereumOrder {}

    /// Lets somebody take everything of a collection, or no longer (ERC-721, ERC-1155 `setApprovalForAll`).
    record AllowAll(EthereumAddress from, TokenContract collection, EthereumAddress operator, boolean allowed)
            implements EthereumOrder {}

    /// Has the account run somebody's code from now on (EIP-7702); the zero address ends that.
    record RunCodeOf(EthereumAddress from, EthereumAddress delegate) implements EthereumOrder {}

    /// Exchanges one asset for another in a pool of Uniswap, or not at all.
    ///
    /// @param fee of the pool, in millionths
    /// @param least the least to get, in the smallest unit of what is bought
    /// @param until when it fails instead
    record Exchange(EthereumAddress from, Swap swap, int fee, BigInteger least, Instant until)
            implements EthereumOrder {}

    /// Sends a message of any kind to a contract, or makes one. What it does only trying it tells.
    record Call(EthereumAddress from, Destination to, Wei value, ByteString data) implements EthereumOrder {}
}
