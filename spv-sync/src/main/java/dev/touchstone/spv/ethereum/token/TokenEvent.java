package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;

/// What a contract reports of tokens in a log, by the standards (ERC-20, ERC-721, ERC-1155). That it happened as
/// reported, only the contract's answers show. Immutable.
public sealed interface TokenEvent {
    EthereumAddress contract();

    /// Something changed hands.
    sealed interface Moved extends TokenEvent {
        EthereumAddress from();

        EthereumAddress to();
    }

    /// Units of a fungible token (ERC-20 `Transfer`).
    record Sent(EthereumAddress contract, EthereumAddress from, EthereumAddress to, BigInteger units)
            implements Moved {}

    /// A single token (ERC-721 `Transfer`).
    record Given(EthereumAddress contract, EthereumAddress from, EthereumAddress to, BigInteger id) implements Moved {}

    /// So many of some kinds (ERC-1155 `TransferSingle`, `TransferBatch`).
    ///
    /// @param ids the kinds; one may stand there more than once
    /// @param units how many of each
    record GivenMany(
            EthereumAddress contract,
            EthereumAddress from,
            EthereumAddress to,
            List<BigInteger> ids,
            List<BigInteger> units)
            implements Moved {
        public GivenMany {
            ids = List.copyOf(ids);
            units = List.copyOf(units);
            if (ids.size() != units.size()) throw new IllegalArgumentException("kinds without a number of them");
        }

        /// How many of one kind, all together.
        public BigInteger unitsOf(BigInteger id) {
            var sum = BigInteger.ZERO;
            for (int i = 0; i < ids.size(); i++) {
                if (ids.get(i).equals(id)) sum = sum.add(units.get(i));
            }
            return sum;
        }
    }

    /// Somebody was allowed to take something, or no longer.
    sealed interface Allowed extends TokenEvent {
        EthereumAddress owner();

        EthereumAddress spender();
    }

    /// Units of a fungible token (ERC-20 `Approval`).
    record Approved(EthereumAddress contract, EthereumAddress owner, EthereumAddress spender, BigInteger units)
            implements Allowed {}

    /// A single token (ERC-721 `Approval`).
    record ApprovedOne(EthereumAddress contract, EthereumAddress owner, EthereumAddress spender, BigInteger id)
            implements Allowed {}

    /// All of a collection (`ApprovalForAll`).
    record ApprovedAll(EthereumAddress contract, EthereumAddress owner, EthereumAddress spender, boolean isAllowed)
            implements Allowed {}
}
