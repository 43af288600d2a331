package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that is laid into the state by decree, as no real chain would: what a test needs to be there need
/// not be brought about. Immutable.
sealed interface StateSeed {
    /// No contract laid down here has more words.
    int MOST_WORDS = 1_000_000;

    void applyTo(BlockRun run);

    void writeTo(RlpWriter out);

    static StateSeed read(RlpReader outer) throws MalformedException {
        var in = outer.list();
        var kind = in.u63();
        var address = EthereumAddress.read(in);
        var seed = kind == Contract.KIND
                ? Contract.read(address, in)
                : kind == Word.KIND
                        ? new Word(address, new StorageKey(in.hash()), in.hash())
                        : balance(kind, address, in);
        in.expectEnd();
        return seed;
    }

    private static StateSeed balance(long kind, EthereumAddress address, RlpReader in) throws MalformedException {
        if (kind != Balance.KIND) throw new MalformedException("a seed of the unknown kind " + kind);
        return new Balance(address, new Wei(in.u256()));
    }

    /// A contract with its storage.
    record Contract(EthereumAddress address, ByteString code, Map<StorageKey, Hash256> storage) implements StateSeed {
        private static final long KIND = 0;

        public Contract {
            storage = Map.copyOf(storage);
        }

        @Override
        public void applyTo(BlockRun run) {
            run.deploy(address, code);
            storage.forEach((key, word) -> run.write(address, key, new BigInteger(1, word.toBytes())));
        }

        @Override
        public void writeTo(RlpWriter out) {
            out.list(seed -> seed.u64(KIND)
                    .string(address.value())
                    .string(code)
                    .list(
                            storage.entrySet(),
                            (o, word) -> o.list(
                                    pair -> pair.hash(word.getKey().value()).hash(word.getValue()))));
        }

        static Contract read(EthereumAddress address, RlpReader in) throws MalformedException {
            var code = in.string(MOST_WORDS);
            var storage = new LinkedHashMap<StorageKey, Hash256>();
            in.listOf(MOST_WORDS, outer -> {
                var pair = outer.list();
                storage.put(new StorageKey(pair.hash()), pair.hash());
                pair.expectEnd();
                return code;
            });
            return new Contract(address, code, storage);
        }
    }

    /// One word of a contract's storage.
    record Word(EthereumAddress address, StorageKey key, Hash256 word) implements StateSeed {
        private static final long KIND = 1;

        @Override
        public void applyTo(BlockRun run) {
            run.write(address, key, new BigInteger(1, word.toBytes()));
        }

        @Override
        public void writeTo(RlpWriter out) {
            out.list(seed ->
                    seed.u64(KIND).string(address.value()).hash(key.value()).hash(word));
        }
    }

    /// So much ether, in place of what the account had.
    record Balance(EthereumAddress address, Wei amount) implements StateSeed {
        private static final long KIND = 2;

        @Override
        public void applyTo(BlockRun run) {
            run.grant(address, amount);
        }

        @Override
        public void writeTo(RlpWriter out) {
            out.list(seed -> seed.u64(KIND).string(address.value()).integer(amount.value()));
        }
    }
}
