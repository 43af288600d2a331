package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.header;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.overState;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateKernelTest {
    private static final ByteString CODE = ByteString.of((byte) 0x60, (byte) 0x00);
    private static final StorageKey KEY = StorageKey.of(3);
    private static final EthereumAddress CONTRACT = address(1);

    private final PatriciaTrie storage = withSlot(withSlot(PatriciaTrie.EMPTY, KEY, 77), StorageKey.of(4), 5);
    private final AccountState contract =
            new AccountState(CONTRACT, -1, Wei.PER_ETHER, storage.root(), Keccak256.of(CODE));
    private final PatriciaTrie state = state(contract, 12);
    private final Proven<ExecutionHeader> header = overState(state.root());

    private static EthereumAddress address(int number) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[19] = (byte) number;
        return EthereumAddress.of(bytes);
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    private static PatriciaTrie withSlot(PatriciaTrie trie, StorageKey key, long value) {
        return trie.put(
                key(key.trieKey()), ByteString.of(new RlpWriter().u64(value).toArray()));
    }

    private static PatriciaTrie with(PatriciaTrie trie, AccountState account) {
        return trie.put(key(account.address().trieKey()), account.bytes());
    }

    /// A state of this account and of others with a nonce and balance each.
    private static PatriciaTrie state(AccountState account, int others) {
        var trie = with(PatriciaTrie.EMPTY, account);
        for (int i = 0; i < others; i++) {
            trie = with(
                    trie,
                    new AccountState(address(100 + i), i, Wei.of(i), AccountState.EMPTY_ROOT, AccountState.NO_CODE));
        }
        return trie;
    }

    private List<ByteString> nodes(EthereumAddress address) {
        return state.prove(key(address.trieKey()));
    }

    private Proven<AccountState> account() {
        return proven(StateKernel.account(header, CONTRACT, nodes(CONTRACT)));
    }

    @Test
    void anAccountAndItsStorageAndCodeAreProven() {
        assertThat(account().value()).isEqualTo(contract);
        assertThat(account().asOf()).isEqualTo(header.asOf());
        var slot = proven(StateKernel.storage(account(), KEY, storage.prove(key(KEY.trieKey()))));
        assertThat(slot.value()).isEqualTo(new StorageSlot(CONTRACT, KEY, BigInteger.valueOf(77)));
        var code = proven(StateKernel.code(account(), CODE));
        assertThat(code.value().bytes()).isEqualTo(CODE);
        assertThat(code.value().delegate()).isEmpty();
        assertThat(slot.evidence().premises()).containsExactly(account().evidence());
        assertThat(account().evidence().premises()).containsExactly(header.evidence());
    }

    @Test
    void anAccountThatIsNotThereIsProvenEmpty() {
        var nobody = address(2);
        var account = proven(StateKernel.account(header, nobody, nodes(nobody)));
        assertThat(account.value()).isEqualTo(AccountState.empty(nobody));
        assertThat(account.value().isEmpty()).isTrue();
        var slot = proven(StateKernel.storage(account, KEY, List.of()));
        assertThat(slot.value().isZero()).isTrue();
        assertThat(StateKernel.code(account, ByteString.EMPTY).isProven()).isTrue();
        isRefuted(StateKernel.code(account, CODE), Refutation.CodeHashMismatch.class);
        var empty = proven(StateKernel.account(overState(PatriciaTrie.EMPTY_ROOT), nobody, List.of()));
        assertThat(empty.value()).isEqualTo(AccountState.empty(nobody));
    }

    @Test
    void aSlotThatWasNeverWrittenIsProvenZero() {
        var key = StorageKey.of(1000);
        var slot = proven(StateKernel.storage(account(), key, storage.prove(key(key.trieKey()))));
        assertThat(slot.value()).isEqualTo(new StorageSlot(CONTRACT, key, BigInteger.ZERO));
        isRefuted(StateKernel.storage(account(), key, List.of()), Refutation.MissingTrieNode.class);
    }

    @Test
    void presenceIsNotTakenForAbsenceNorTheOtherWayRound() {
        var nobody = address(2);
        for (var nodes :
                List.of(nodes(nobody), List.<ByteString>of(), nodes(CONTRACT).subList(0, 1))) {
            assertThat(StateKernel.account(header, CONTRACT, nodes)).isInstanceOf(Refuted.class);
        }
        assertThat(StateKernel.account(header, nobody, nodes(CONTRACT))).isInstanceOf(Refuted.class);
    }

    @Test
    void aRicherAccountIsOfAnotherState() {
        var richer =
                new AccountState(CONTRACT, 1, Wei.PER_ETHER.times(1000), contract.storageRoot(), contract.codeHash());
        var lie = state(richer, 12).prove(key(CONTRACT.trieKey()));
        isRefuted(StateKernel.account(header, CONTRACT, lie), Refutation.TrieNodeHashMismatch.class);
        var mixed = new ArrayList<>(nodes(CONTRACT));
        mixed.set(mixed.size() - 1, lie.getLast());
        isRefuted(StateKernel.account(header, CONTRACT, mixed), Refutation.TrieNodeHashMismatch.class);
        mixed = new ArrayList<>(nodes(CONTRACT));
        mixed.add(lie.getLast());
        isRefuted(StateKernel.account(header, CONTRACT, mixed), Refutation.TrailingTrieNode.class);
    }

    @Test
    void theSlotOfAnotherContractOrKeyIsRefuted() {
        var other = withSlot(PatriciaTrie.EMPTY, KEY, 78);
        isRefuted(
                StateKernel.storage(account(), KEY, other.prove(key(KEY.trieKey()))),
                Refutation.TrieNodeHashMismatch.class);
        var four = storage.prove(key(StorageKey.of(4).trieKey()));
        assertThat(StateKernel.storage(account(), KEY, four)).isInstanceOf(Refuted.class);
    }

    @Test
    void whatIsNoAccountIsUnreadable() {
        for (var bytes : List.of(
                ByteString.of((byte) 1),
                ByteString.of(RlpWriter.listOf(out -> out.u64(1).u64(2))),
                ByteString.of(RlpWriter.listOf(out ->
                        out.u64(1).u64(2).hash(Hash256.ZERO).hash(Hash256.ZERO).u64(1))),
                ByteString.of(RlpWriter.listOf(
                        out -> out.raw((byte) 0).u64(2).hash(Hash256.ZERO).hash(Hash256.ZERO))))) {
            var trie = PatriciaTrie.EMPTY.put(key(CONTRACT.trieKey()), bytes);
            isRefuted(
                    StateKernel.account(overState(trie.root()), CONTRACT, trie.prove(key(CONTRACT.trieKey()))),
                    Refutation.Unreadable.class);
        }
    }

    @Test
    void whatIsNoWordIsUnreadable() {
        for (var bytes : List.of(
                ByteString.of((byte) 0),
                ByteString.of((byte) 0xc0),
                ByteString.of(new RlpWriter().string(new byte[33]).toArray()))) {
            var slots = PatriciaTrie.EMPTY.put(key(KEY.trieKey()), bytes);
            var trie = state(new AccountState(CONTRACT, 1, Wei.ZERO, slots.root(), AccountState.NO_CODE), 0);
            var account =
                    proven(StateKernel.account(overState(trie.root()), CONTRACT, trie.prove(key(CONTRACT.trieKey()))));
            isRefuted(StateKernel.storage(account, KEY, slots.prove(key(KEY.trieKey()))), Refutation.Unreadable.class);
        }
    }

    @Test
    void aDelegationNamesTheAccountThatItRuns() {
        var code = new RlpWriter()
                .raw((byte) 0xef, (byte) 1, (byte) 0)
                .raw(address(9).value())
                .toArray();
        var account = new AccountState(CONTRACT, 1, Wei.ZERO, AccountState.EMPTY_ROOT, Keccak256.of(code));
        var trie = state(account, 3);
        var premise =
                proven(StateKernel.account(overState(trie.root()), CONTRACT, trie.prove(key(CONTRACT.trieKey()))));
        var found = proven(StateKernel.code(premise, ByteString.of(code)));
        assertThat(found.value().delegate()).contains(address(9));
    }

    @Test
    void ancestorsAreFoundByTheirChildrensWord() {
        var chain = chain(20);
        var tip = ProvenPremise.executionHeader(chain.getLast());
        var bytes =
                chain.reversed().stream().skip(1).map(ExecutionHeader::bytes).toList();
        var oldest = proven(StateKernel.ancestor(tip, bytes));
        assertThat(oldest.value()).isEqualTo(chain.getFirst());
        assertThat(oldest.asOf().hash()).isEqualTo(chain.getFirst().hash());
        assertThat(oldest.asOf().height().value()).isZero();
        isRefuted(StateKernel.ancestor(tip, List.of()), Refutation.PremiseMissing.class);
        isRefuted(StateKernel.ancestor(tip, bytes.subList(1, 3)), Refutation.HeaderHashMismatch.class);
        isRefuted(StateKernel.ancestor(tip, List.of(chain.getLast().bytes())), Refutation.HeaderHashMismatch.class);
        var gap = List.of(bytes.get(0), bytes.get(2));
        isRefuted(StateKernel.ancestor(tip, gap), Refutation.HeaderHashMismatch.class);
    }

    @Test
    void aParentThatLiesElsewhereIsRefuted() {
        var parent = header(9).build();
        var child = header(11).set(HeaderField.PARENT_HASH, parent.hash()).build();
        isRefuted(
                StateKernel.ancestor(ProvenPremise.executionHeader(child), List.of(parent.bytes())),
                Refutation.WrongBlockNumber.class);
        var noHeader = ByteString.of(RlpWriter.listOf(out -> out.u64(1)));
        var over =
                header(11).set(HeaderField.PARENT_HASH, Keccak256.of(noHeader)).build();
        isRefuted(
                StateKernel.ancestor(ProvenPremise.executionHeader(over), List.of(noHeader)),
                Refutation.Unreadable.class);
    }

    private static List<ExecutionHeader> chain(int length) {
        var chain = new ArrayList<ExecutionHeader>();
        var previous = Hash256.ZERO;
        for (int i = 0; i < length; i++) {
            chain.add(header(i).set(HeaderField.PARENT_HASH, previous).build());
            previous = chain.getLast().hash();
        }
        return chain;
    }

    /// A slot of `contract` that holds this hash in the state after block `newer`.
    private static Proven<StorageSlot> ringSlot(EthereumAddress contract, long newer, StorageKey key, Hash256 hash) {
        var value = ByteString.of(
                new RlpWriter().integer(new BigInteger(1, hash.toBytes())).toArray());
        var slots = PatriciaTrie.EMPTY.put(key(key.trieKey()), value);
        var trie = state(new AccountState(contract, 1, Wei.ZERO, slots.root(), AccountState.NO_CODE), 2);
        var header = ProvenPremise.executionHeader(
                header(newer).set(HeaderField.STATE_ROOT, trie.root()).build());
        var account = proven(StateKernel.account(header, contract, trie.prove(key(contract.trieKey()))));
        return proven(StateKernel.storage(account, key, slots.prove(key(key.trieKey()))));
    }

    @Test
    void anOlderBlockIsFoundInTheRingOfHashes() {
        for (long newer : new long[] {8191, 20_000, 23_000_000}) {
            for (long back : new long[] {1, 2, 8190, 8191}) {
                var older = header(newer - back).build();
                var key = BlockHashRing.key(older.number());
                var slot = ringSlot(BlockHashRing.CONTRACT, newer, key, older.hash());
                var found = proven(StateKernel.blockHashByRing(slot, older.bytes()));
                assertThat(found.value()).isEqualTo(older);
                assertThat(found.asOf().height().value()).isEqualTo((int) (newer - back));
            }
        }
    }

    @Test
    void theRingIsOneContractOneWindowAndOnePlaceForEachBlock() {
        long newer = 20_000;
        var older = header(newer - 100).build();
        var key = BlockHashRing.key(older.number());
        var elsewhere = ringSlot(CONTRACT, newer, key, older.hash());
        isRefuted(StateKernel.blockHashByRing(elsewhere, older.bytes()), Refutation.NotTheHashRing.class);
        var otherKey = ringSlot(BlockHashRing.CONTRACT, newer, StorageKey.of(5), older.hash());
        isRefuted(StateKernel.blockHashByRing(otherKey, older.bytes()), Refutation.WrongBlockNumber.class);
        var slot = ringSlot(BlockHashRing.CONTRACT, newer, key, older.hash());
        isRefuted(
                StateKernel.blockHashByRing(slot, header(newer - 101).build().bytes()),
                Refutation.HeaderHashMismatch.class);
        for (long number : new long[] {newer - 8192, newer, newer + 5}) {
            var outside = header(number).build();
            var at = ringSlot(BlockHashRing.CONTRACT, newer, BlockHashRing.key(BlockNumber.of(number)), outside.hash());
            isRefuted(StateKernel.blockHashByRing(at, outside.bytes()), Refutation.WrongBlockNumber.class);
        }
    }
}
