package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads access lists as `eth_createAccessList` writes them (EIP-2930). Pure.
public final class AccessListJson {
    /// Accounts and words together.
    public static final int MOST_ENTRIES = 4096;

    private AccessListJson() {}

    /// Reads a list, each of its hexadecimal words in full.
    ///
    /// @param json the list itself, or an answer that holds it
    public static Parsed<List<AccessListEntry>> parse(JsonNode json) {
        return RpcJson.parse(json, AccessListJson::read);
    }

    static List<AccessListEntry> read(JsonNode json) throws MalformedException {
        var list = json.isArray() ? json : json.path("accessList");
        if (!list.isArray()) throw new MalformedException("no access list");
        var entries = RpcJson.list(list, MOST_ENTRIES, AccessListJson::entry);
        int count = entries.stream().mapToInt(entry -> 1 + entry.keys().size()).sum();
        if (count > MOST_ENTRIES) throw new MalformedException(count + " accounts and words");
        return entries;
    }

    private static AccessListEntry entry(JsonNode json) throws MalformedException {
        return new AccessListEntry(
                RpcJson.address(json.path("address")),
                RpcJson.list(json.path("storageKeys"), MOST_ENTRIES, key -> new StorageKey(RpcJson.hash(key))));
    }
}
