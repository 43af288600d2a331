package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How what each block writes to the rings of older hashes gets into the state, which takes most of the time that an
/// empty block takes. Confined to the practice-ethereum loop.
sealed interface Rings {
    AtOnce AT_ONCE = new AtOnce();

    void write(BlockRun run, EthereumAddress ring, StorageKey key, BigInteger word);

    /// The root of the state after the block.
    Hash256 stateRoot(BlockRun run);

    /// What code sees in a ring's slot that was written but is not in the state yet.
    Optional<BigInteger> written(EthereumAddress ring, StorageKey key);

    /// Whether the ring has slots that are not in the state yet.
    boolean holds(EthereumAddress ring);

    /// Word by word, as a new block must.
    record AtOnce() implements Rings {
        @Override
        public void write(BlockRun run, EthereumAddress ring, StorageKey key, BigInteger word) {
            run.write(ring, key, word);
        }

        @Override
        public Hash256 stateRoot(BlockRun run) {
            return run.state().root();
        }

        @Override
        public Optional<BigInteger> written(EthereumAddress ring, StorageKey key) {
            return Optional.empty();
        }

        @Override
        public boolean holds(EthereumAddress ring) {
            return false;
        }
    }

    /// All in the end, for blocks that were made before and whose state's roots are known.
    final class Later implements Rings {
        private final Map<EthereumAddress, Map<StorageKey, BigInteger>> words = new LinkedHashMap<>();
        private Hash256 root = Hash256.ZERO;

        /// The root of the state after the block that comes next.
        void nextRootIs(Hash256 known) {
            root = known;
        }

        @Override
        public void write(BlockRun run, EthereumAddress ring, StorageKey key, BigInteger word) {
            run.willWrite(ring, key, word);
            words.computeIfAbsent(ring, _ -> new HashMap<>()).put(key, word);
        }

        @Override
        public Hash256 stateRoot(BlockRun run) {
            return root;
        }

        @Override
        public Optional<BigInteger> written(EthereumAddress ring, StorageKey key) {
            return Optional.ofNullable(words.getOrDefault(ring, Map.of()).get(key));
        }

        @Override
        public boolean holds(EthereumAddress ring) {
            return words.containsKey(ring);
        }

        /// The state with everything that was put off.
        WorldState writtenTo(WorldState state) {
            var written = state;
            for (var ring : words.entrySet()) {
                for (var word : ring.getValue().entrySet()) {
                    written = written.withWord(ring.getKey(), word.getKey(), word.getValue());
                }
            }
            words.clear();
            return written;
        }
    }
}
