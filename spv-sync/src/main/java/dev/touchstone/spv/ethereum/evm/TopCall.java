package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;
import java.util.List;
import java.util.Optional;

/// The outermost call, that of a transaction or of a question that is run as one. Immutable.
///
/// @param nonce that of the sender before it
/// @param gas its limit
/// @param price what a unit of gas costs
record TopCall(
        EthereumAddress from,
        long nonce,
        Destination destination,
        Wei value,
        ByteString data,
        long gas,
        Wei price,
        List<AccessListEntry> accessList,
        List<Authorized> authorizations,
        List<Hash256> blobHashes) {

    static TopCall of(EthereumTransaction tx, EthereumAddress from, List<Authorized> authorized, Wei price) {
        return new TopCall(
                from,
                tx.nonce(),
                tx.destination(),
                tx.value(),
                tx.data(),
                tx.gasLimit(),
                price,
                tx.accessList(),
                authorized,
                tx.blobHashes());
    }

    static TopCall of(CallRequest request, long nonce) {
        return new TopCall(
                request.from(),
                nonce,
                request.destination(),
                request.value(),
                request.data(),
                request.gas(),
                request.gasPrice(),
                request.accessList(),
                Authorized.signed(request.authorizations()),
                List.of());
    }

    boolean creates() {
        return destination instanceof Destination.NewContract;
    }

    /// The contract that it makes.
    Optional<EthereumAddress> created() {
        return creates() ? Optional.of(Creation.addressOf(from, nonce)) : Optional.empty();
    }

    long zeros() {
        long zeros = 0;
        for (int i = 0; i < data.length(); i++) {
            if (data.at(i) == 0) zeros++;
        }
        return zeros;
    }

    long initCodeWords() {
        return creates() ? (data.length() + 31L) / 32 : 0;
    }

    /// The access list at this price for an address and for a key.
    long listed(long perAddress, long perKey) {
        return accessList.stream()
                .mapToLong(entry -> perAddress + perKey * entry.keys().size())
                .sum();
    }
}
