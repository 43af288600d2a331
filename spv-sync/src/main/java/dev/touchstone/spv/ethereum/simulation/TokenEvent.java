package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;

/// What a contract says in a log, in the form of a standard. Anybody's contract can say anything. Immutable.
public sealed interface TokenEvent {
    /// Who says it.
    EthereumAddress contract();

    /// `Transfer` of ERC-20.
    record UnitsMoved(EthereumAddress contract, EthereumAddress from, EthereumAddress to, BigInteger amount)
            implements TokenEvent {}

    /// `Transfer` of ERC-721.
    record PieceMoved(EthereumAddress contract, EthereumAddress from, EthereumAddress to, BigInteger id)
            implements TokenEvent {}

    /// `TransferSingle` or `TransferBatch` of ERC-1155.
    record ItemsMoved(EthereumAddress contract, EthereumAddress from, EthereumAddress to, List<Item> items)
            implements TokenEvent {
        public ItemsMoved {
            items = List.copyOf(items);
        }
    }

    /// So many of a kind.
    record Item(BigInteger id, BigInteger amount) {}

    /// `Approval` of ERC-20.
    record UnitsApproved(EthereumAddress contract, EthereumAddress owner, EthereumAddress spender, BigInteger amount)
            implements TokenEvent {}

    /// `Approval` of ERC-721.
    record PieceApproved(EthereumAddress contract, EthereumAddress owner, EthereumAddress approved, BigInteger id)
            implements TokenEvent {}

    /// `ApprovalForAll` of ERC-721 and ERC-1155.
    record OperatorSet(EthereumAddress contract, EthereumAddress owner, EthereumAddress operator, boolean isAllowed)
            implements TokenEvent {}

    /// `Approval`, `Permit` or `Lockdown` of Permit2: who may take so much of a token through it, and how long.
    ///
    /// @param until seconds since 1970
    record TakingSet(
            EthereumAddress contract,
            EthereumAddress owner,
            EthereumAddress token,
            EthereumAddress spender,
            BigInteger amount,
            BigInteger until)
            implements TokenEvent {}

    /// `OwnershipTransferred` (ERC-173).
    record OwnerSet(EthereumAddress contract, EthereumAddress from, EthereumAddress to) implements TokenEvent {}

    /// The address that a word holds and nothing else.
    static boolean isAddress(Hash256 word) {
        return word.prefix() == 0 && new BigInteger(1, word.toBytes()).bitLength() <= 8 * EthereumAddress.BYTES;
    }
}
