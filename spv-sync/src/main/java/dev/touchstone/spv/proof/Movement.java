package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;

/// Something that changed what an account of Ethereum has of an asset, in one block. Immutable.
///
/// @param change what came, in the smallest unit; below zero for what went, fees included
public record Movement(EthereumAddress account, MovedAsset asset, ChainPoint block, BigInteger change, Cause cause) {

    /// Why something moved, as far as a proof says. Two movements of an account and an asset with the same
    /// cause are one.
    public sealed interface Cause {
        /// The transaction; empty where there is none, or none that is known.
        default Optional<Hash256> inTransaction() {
            return switch (this) {
                case Sent sent -> Optional.of(sent.transaction());
                case Received received -> Optional.of(received.transaction());
                case Reported reported -> Optional.of(reported.transaction());
                case Authorized authorized -> Optional.of(authorized.transaction());
                case Withdrawn _, Besides _ -> Optional.empty();
            };
        }
    }

    /// The account's own transaction: what it gave away, and its fee. One that failed gave nothing away.
    ///
    /// @param to empty where it made a contract
    /// @param value what it was to give
    /// @param fee what was paid for it, whether it succeeded or not
    public record Sent(
            Hash256 transaction, long nonce, Optional<EthereumAddress> to, Wei value, Wei fee, boolean succeeded)
            implements Cause {}

    /// The transaction of another account, which gave this one ether.
    public record Received(Hash256 transaction, EthereumAddress from, Wei value) implements Cause {}

    /// The account's signed word to run the code of another, which a transaction brought in: its own or somebody
    /// else's (EIP-7702). It moves nothing, and raises the account's nonce.
    ///
    /// @param from who sent the transaction
    /// @param position among the transaction's authorizations
    /// @param nonce that it raised, unsigned
    /// @param delegate whose code; zero where the account runs none any more
    public record Authorized(
            Hash256 transaction, EthereumAddress from, int position, long nonce, EthereumAddress delegate)
            implements Cause {}

    /// What a block paid out to a validator (EIP-4895). The numbers are unsigned.
    public record Withdrawn(long index, long validator) implements Cause {}

    /// A token's contract reported it (`Transfer` of ERC-20 and ERC-721, `TransferSingle` and `TransferBatch` of
    /// ERC-1155). That it happened as reported, only the contract's
    /// answers show.
    ///
    /// @param log its place among the logs of the transaction
    public record Reported(Hash256 transaction, int log, EthereumAddress from, EthereumAddress to) implements Cause {}

    /// All else that happened in this block, taken together: what contracts gave or took within transactions,
    /// what the block's maker earned, and for a token what its contract did without reporting it.
    ///
    /// @param block by its hash
    /// @param toBlockMaker whether the account is the one that the block's tips went to
    public record Besides(Hash256 block, boolean toBlockMaker) implements Cause {}

    /// Whether it raised the account's nonce by one.
    public boolean raisesNonce() {
        return cause instanceof Sent || cause instanceof Authorized;
    }
}
