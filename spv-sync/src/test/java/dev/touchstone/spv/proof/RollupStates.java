package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.proven;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// A state of Ethereum in which a rollup's contracts stand as they do on mainnet: one contract with a word of
/// storage, and a game with its code. Immutable.
record RollupStates(PatriciaTrie storage, EthereumAddress contract, ByteString code, EthereumAddress game) {
    private static final Hash256 SOME_SLOT = Hash256.of(filled(32, 5));

    private static byte[] filled(int length, int with) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    static Hash256 hash(int with) {
        return Hash256.of(filled(Hash256.BYTES, with));
    }

    static EthereumAddress address(int with) {
        return EthereumAddress.of(filled(EthereumAddress.BYTES, with));
    }

    static BigInteger number(EthereumAddress address) {
        return new BigInteger(1, address.value().toArray());
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    /// The contract's storage holds this word, among others.
    static RollupStates of(EthereumAddress contract, StorageKey place, BigInteger word, ByteString code) {
        var storage = PatriciaTrie.EMPTY;
        for (long i = 0; i < 20; i++) storage = with(storage, StorageKey.of(1000 + i), BigInteger.valueOf(i + 1));
        storage = with(storage, new StorageKey(SOME_SLOT), word.add(BigInteger.ONE));
        if (word.signum() != 0) storage = with(storage, place, word);
        return new RollupStates(storage, contract, code, address(0x77));
    }

    private static PatriciaTrie with(PatriciaTrie trie, StorageKey key, BigInteger value) {
        return trie.put(
                key(key.trieKey()), ByteString.of(new RlpWriter().integer(value).toArray()));
    }

    PatriciaTrie state() {
        var state = PatriciaTrie.EMPTY;
        for (int i = 1; i < 10; i++) {
            state = put(
                    state, new AccountState(address(i), i, Wei.of(i), AccountState.EMPTY_ROOT, AccountState.NO_CODE));
        }
        state = put(state, new AccountState(contract, 1, Wei.ZERO, storage.root(), Keccak256.of(filled(1, 1))));
        return put(state, new AccountState(game, 1, Wei.ZERO, AccountState.EMPTY_ROOT, Keccak256.of(code)));
    }

    private static PatriciaTrie put(PatriciaTrie trie, AccountState account) {
        return trie.put(key(account.address().trieKey()), account.bytes());
    }

    List<ByteString> nodes(EthereumAddress address) {
        return state().prove(key(address.trieKey()));
    }

    /// The header of a block with this state.
    ExecutionHeader header(long number) {
        return StateFindings.header(number)
                .set(HeaderField.STATE_ROOT, state().root())
                .build();
    }

    /// A block with this state, as if the committee of the network had signed for it.
    Proven<ExecutionHeader> signed(String network) {
        var execution = header(24_000_000);
        var beacon = new BeaconHeader(Slot.of(1), 1, Hash256.ZERO, Hash256.ZERO, Hash256.ZERO);
        var link = new LightClientHeader(beacon, new ExecutionLink.BlockHash(execution.hash(), List.of()));
        var nobody = new SyncCommittee(ByteString.EMPTY, ByteString.of(new byte[48]));
        var trail = new LightClientTrail(
                new TrustAnchor.Checkpoint(network, beacon.root()),
                new LightClientBootstrap(link, nobody, List.of()),
                List.of());
        return ProvenPremise.signed(
                execution,
                new Evidence.SignedBlock(execution.bytes(), link, new Evidence.Signing.IsCheckpoint(), trail));
    }

    Proven<StorageSlot> slot(Proven<ExecutionHeader> header, StorageKey place) {
        var account = proven(StateKernel.account(header, contract, nodes(contract)));
        return proven(StateKernel.storage(account, place, storage.prove(key(place.trieKey()))));
    }

    Finding<AccountState> named(Proven<ExecutionHeader> header, StorageKey place) {
        return RollupKernel.named(header, slot(header, place), nodes(game));
    }

    Proven<ContractCode> code(Proven<ExecutionHeader> header, StorageKey place) {
        return proven(StateKernel.code(proven(named(header, place)), code));
    }
}
