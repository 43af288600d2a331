package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// An account, and the places of its storage, that a transaction says it will touch (EIP-2930). Immutable.
public record AccessListEntry(EthereumAddress address, List<StorageKey> keys) {
    public AccessListEntry {
        keys = List.copyOf(keys);
    }

    static AccessListEntry read(RlpReader outer) throws MalformedException {
        var in = outer.list();
        var entry = new AccessListEntry(
                EthereumAddress.read(in),
                in.listOf(EthereumTransaction.MOST_BYTES / 33, key -> new StorageKey(key.hash())));
        in.expectEnd();
        return entry;
    }

    void writeTo(RlpWriter out) {
        out.list(entry -> entry.string(address.value()).list(keys, (o, key) -> o.hash(key.value())));
    }
}
