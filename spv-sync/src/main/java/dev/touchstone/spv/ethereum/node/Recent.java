package dev.touchstone.spv.ethereum.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Keeps the last so many values by their keys; those that were put first go first. Thread-safe.
final class Recent<K, V> {
    private final int most;
    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<K> order = new ConcurrentLinkedQueue<>();

    Recent(int most) {
        this.most = most;
    }

    void put(K key, V value) {
        if (values.put(key, value) != null) return;
        order.add(key);
        while (values.size() > most) {
            var oldest = order.poll();
            if (oldest == null) return;
            values.remove(oldest);
        }
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }
}
