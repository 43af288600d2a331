package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The bundles of calls that were sent while the door is open, each by its app and the id that it has there
/// (EIP-5792). Thread-safe.
final class Bundles {
    private static final int MOST = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Bundle> sent = new LinkedHashMap<>();
    private final Set<Key> asked = new HashSet<>();

    /// A bundle is its app's: others do not know it.
    record Key(AppOrigin app, String id) {}

    /// @param whole whether all of its calls were sent
    record Bundle(List<Hash256> transactions, boolean whole) {}

    /// Takes an id for a bundle that the user is asked about; each is taken once.
    void take(Key key) throws RefusedException {
        lock.lock();
        try {
            if (sent.containsKey(key) || !asked.add(key)) {
                throw new RefusedException(RpcFailure.DUPLICATE_ID, "there is a bundle with this id");
            }
        } finally {
            lock.unlock();
        }
    }

    /// Gives an id back that came to nothing.
    void giveBack(Key key) {
        lock.lock();
        try {
            asked.remove(key);
        } finally {
            lock.unlock();
        }
    }

    void keep(Key key, Bundle bundle) {
        lock.lock();
        try {
            asked.remove(key);
            sent.put(key, bundle);
            if (sent.size() > MOST) sent.remove(sent.keySet().iterator().next());
        } finally {
            lock.unlock();
        }
    }

    Bundle find(Key key) throws RefusedException {
        lock.lock();
        try {
            var bundle = sent.get(key);
            if (bundle != null) return bundle;
        } finally {
            lock.unlock();
        }
        throw new RefusedException(RpcFailure.UNKNOWN_BUNDLE, "no bundle with this id");
    }
}
