package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.Map;

/// Something that is laid into the state by decree, as no real chain would: until contracts run there is no other way
/// for them to be there. Immutable.
sealed interface StateSeed {
    void applyTo(BlockRun run);

    /// A contract with its storage.
    record Contract(EthereumAddress address, ByteString code, Map<StorageKey, Hash256> storage) implements StateSeed {
        public Contract {
            storage = Map.copyOf(storage);
        }

        @Override
        public void applyTo(BlockRun run) {
            run.deploy(address, code);
            storage.forEach((key, word) -> run.write(address, key, new BigInteger(1, word.toBytes())));
        }
    }

    /// One word of a contract's storage.
    record Word(EthereumAddress address, StorageKey key, Hash256 word) implements StateSeed {
        @Override
        public void applyTo(BlockRun run) {
            run.write(address, key, new BigInteger(1, word.toBytes()));
        }
    }

    /// So much ether, in place of what the account had.
    record Balance(EthereumAddress address, Wei amount) implements StateSeed {
        @Override
        public void applyTo(BlockRun run) {
            run.grant(address, amount);
        }
    }
}
