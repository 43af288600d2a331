package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Headers of execution blocks by their hashes, which no server can change, so that none is fetched twice:
/// the last two thousand. Thread-safe.
final class HeaderCache {
    private static final int MOST = 2048;

    private final Map<Hash256, ByteString> headers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Hash256> order = new ConcurrentLinkedQueue<>();

    void put(ExecutionHeader header) {
        if (headers.put(header.hash(), header.bytes()) != null) return;
        order.add(header.hash());
        while (headers.size() > MOST) {
            var oldest = order.poll();
            if (oldest == null) return;
            headers.remove(oldest);
        }
    }

    Optional<ByteString> get(Hash256 hash) {
        return Optional.ofNullable(headers.get(hash));
    }
}
