package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.BlockRun;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import dev.touchstone.spv.ethereum.evm.WholeState;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.SmallChain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A state that a benchmark makes, with proofs of all that is in it. Confined to one thread.
final class BenchWorld {
    /// Has ether for every transaction.
    static final EthereumAddress RICH =
            EthereumAddress.of(new byte[] {0x51, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19});

    private static final EvmRules RULES = EvmRules.of(EvmFork.OSAKA);
    private static final long SLOT = 20;
    private static final long TIME =
            SmallChain.GENESIS.plus(SmallChain.SLOT.multipliedBy(SLOT)).getEpochSecond();
    private static final long GAS_LIMIT = 60_000_000;
    private static final long TRANSACTION_GAS = 16_000_000;
    private static final int MOST_ROUNDS = 64;

    private final Map<EthereumAddress, PatriciaTrie> storage = new HashMap<>();
    private WholeState state = WholeState.EMPTY;
    private PatriciaTrie accounts = PatriciaTrie.EMPTY;
    private long nonce;

    BenchWorld() {
        put(RICH, Wei.PER_ETHER.times(1_000_000), ByteString.EMPTY, Map.of());
    }

    /// Lays an account into the state.
    void put(EthereumAddress address, Wei balance, ByteString code, Map<StorageKey, Hash256> slots) {
        change(List.of(new StateChange(address, true, 0, balance, Keccak256.of(code), Optional.of(code), true, slots)));
    }

    private void change(Collection<StateChange> changes) {
        state = state.with(changes);
        for (var it : changes) {
            if (!it.exists()) {
                storage.remove(it.address());
                accounts = accounts.delete(key(it.address().trieKey()));
                continue;
            }
            var trie = it.storageWiped() ? PatriciaTrie.EMPTY : storage(it.address());
            for (var slot : it.slots().entrySet()) trie = with(trie, slot.getKey(), slot.getValue());
            storage.put(it.address(), trie);
            accounts = accounts.put(
                    key(it.address().trieKey()),
                    state.account(it.address()).orElseThrow().bytes());
        }
        if (!accounts.root().equals(state.root())) throw new IllegalStateException("two states");
    }

    private PatriciaTrie storage(EthereumAddress address) {
        return storage.getOrDefault(address, PatriciaTrie.EMPTY);
    }

    private static PatriciaTrie with(PatriciaTrie trie, StorageKey key, Hash256 word) {
        var value = new BigInteger(1, word.toBytes());
        return value.signum() == 0
                ? trie.delete(key(key.trieKey()))
                : trie.put(
                        key(key.trieKey()),
                        ByteString.of(new RlpWriter().integer(value).toArray()));
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    /// Makes a contract by its code.
    EthereumAddress make(ByteString initCode) {
        return sent(new Destination.NewContract(), initCode).created().orElseThrow();
    }

    /// Sends a transaction to a contract.
    void send(EthereumAddress to, ByteString data) {
        var _ = sent(new Destination.To(to), data);
    }

    private TransactionOutcome.Executed sent(Destination to, ByteString data) {
        var tx = new EthereumTransaction(
                TransactionType.FEE_MARKET,
                BigInteger.valueOf(1337),
                nonce++,
                new Fees.FeeMarket(Wei.ZERO, Wei.of(1)),
                TRANSACTION_GAS,
                to,
                Wei.ZERO,
                data,
                List.of(),
                List.of(),
                List.of(),
                new TransactionSignature(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE));
        var block = BlockContext.of(BigInteger.valueOf(1337), header(), RULES);
        var run = new BlockRun(RULES, block, state, new CodeCache(), Budget.BLOCK, Tracer.NONE);
        if (!(run.run(tx, RICH) instanceof TransactionOutcome.Executed executed) || !executed.succeeded()) {
            throw new IllegalStateException("a transaction failed");
        }
        change(run.changes());
        return executed;
    }

    /// The code of a contract.
    ByteString codeOf(EthereumAddress address) {
        return state.code(address, state.account(address).orElseThrow().codeHash())
                .orElseThrow();
    }

    private ExecutionHeader header() {
        var builder = ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, Hash256.ZERO)
                .set(HeaderField.OMMERS_HASH, Hash256.ZERO)
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.STATE_ROOT, state.root())
                .set(HeaderField.TRANSACTIONS_ROOT, PatriciaTrie.EMPTY_ROOT)
                .set(HeaderField.RECEIPTS_ROOT, PatriciaTrie.EMPTY_ROOT)
                .set(HeaderField.LOGS_BLOOM, LogsBloom.EMPTY.value())
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, 1_000)
                .set(HeaderField.GAS_LIMIT, GAS_LIMIT)
                .set(HeaderField.GAS_USED, 0)
                .set(HeaderField.TIMESTAMP, TIME)
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.MIX_HASH, Hash256.ZERO)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, Wei.of(1))
                .set(HeaderField.WITHDRAWALS_ROOT, PatriciaTrie.EMPTY_ROOT)
                .set(HeaderField.BLOB_GAS_USED, 0)
                .set(HeaderField.EXCESS_BLOB_GAS, 0)
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, Hash256.ZERO)
                .set(HeaderField.REQUESTS_HASH, Hash256.ZERO);
        return builder.build();
    }

    /// These calls over this state, with proofs of what they need of it and of nothing else.
    CallCase asks(List<CallInput> calls) {
        var header = header();
        var small = SmallChain.naming(header);
        var proven = signed(small, header);
        var needed = new Needed();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var asked = new CallCase("osaka", small.chain(), proven, needed.accounts(), calls);
            if (!needed.grows(asked)) return asked;
        }
        throw new IllegalStateException("there is no end of what is missing");
    }

    private static Proven<ExecutionHeader> signed(SmallChain small, ExecutionHeader header) {
        var start = LightClientStore.start(small.chain(), new BlstBls(), small.root(8), small.bootstrap(8));
        var store = ((LightClientStore.Start.Started) start).store();
        store.process(small.optimistic(SLOT), Slot.of(SLOT + 1));
        return CallCase.proven(BeaconKernel.signedHead(store, header.bytes()));
    }

    /// What calls turn out to need.
    private final class Needed {
        private final Set<EthereumAddress> whose = new TreeSet<>();
        private final Set<EthereumAddress> codes = new LinkedHashSet<>();
        private final Map<EthereumAddress, Set<StorageKey>> keys = new HashMap<>();

        List<CallCase.Account> accounts() {
            var all = new ArrayList<CallCase.Account>();
            for (var address : whose) {
                var code = codes.contains(address) ? Optional.of(codeOf(address)) : Optional.<ByteString>empty();
                var slots = keys.getOrDefault(address, Set.of()).stream()
                        .map(it -> new CallCase.Slot(it, storage(address).prove(key(it.trieKey()))))
                        .toList();
                all.add(new CallCase.Account(
                        address, BenchWorld.this.accounts.prove(key(address.trieKey())), code, slots));
            }
            return all;
        }

        /// Whether some call misses something yet, which is noted.
        boolean grows(CallCase asked) {
            boolean isMore = false;
            var premises = asked.prove();
            for (var call : asked.calls()) {
                var found = CallKernel.call(asked.chain(), asked.header(), call, premises);
                if (found instanceof Pending<?> pending
                        && pending.reason() instanceof Pending.Reason.StateMissing(var missing)) {
                    note(missing);
                    isMore = true;
                }
            }
            return isMore;
        }

        private void note(Missing missing) {
            whose.addAll(missing.accounts());
            missing.codes().forEach(code -> codes.add(code.account()));
            missing.slots()
                    .forEach(slot -> keys.computeIfAbsent(slot.account(), _ -> new LinkedHashSet<>())
                            .add(slot.key()));
        }
    }
}
