package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.ens.NameQuestion;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An Ethereum made up in the test: committees of 512 that really sign, a state in a real trie, and a light
/// client that followed it from a checkpoint two days ago. What it says of accounts the kernel proved. Confined
/// to one thread.
final class SampleBeacon {
    static final int SIGNED = 498;
    private static final ByteString FIRST_INDEX = ByteString.of((byte) 0x80);
    private static final int STRANGERS = 4000;
    private static final Duration SLOT = Duration.ofSeconds(12);
    private static final long PERIOD = Preset.MAINNET.slotsPerPeriod();
    private static final long FIRST_PERIOD = 24;
    private static final long NEWEST_SLOT = (FIRST_PERIOD + 2) * PERIOD + 5214;
    private static final long TO_FINALITY = 66;
    private static final long MISSED_SLOTS = 1321;
    private static final GeneralizedIndex PAYLOAD = new GeneralizedIndex(25);
    private static final ConsensusFork FORK = ConsensusFork.FULU;
    private static final PatriciaTrie CROWD = crowd();

    private final Map<Long, SampleCommittee> committees = new HashMap<>();
    private final Hash256 transactions;
    private final Hash256 receipts;
    private final EthereumChain chain;
    private final LightClientStore store;
    private final Block finalBlock;
    private final Block newest;
    private final LightClientHeader checkpoint;

    /// An execution block, its place in the beacon chain, and the state after it.
    private record Block(ExecutionHeader header, LightClientHeader beacon, PatriciaTrie state) {}

    /// @param newest when the newest block was made
    /// @param settled the accounts as they are in the newest final block
    /// @param accounts the same in the newest block
    SampleBeacon(String id, Instant newest, List<AccountState> settled, List<AccountState> accounts) {
        this(id, newest, settled, accounts, PatriciaTrie.EMPTY_ROOT, PatriciaTrie.EMPTY_ROOT);
    }

    private SampleBeacon(
            String id,
            Instant newest,
            List<AccountState> settled,
            List<AccountState> accounts,
            Hash256 transactions,
            Hash256 receipts) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.chain = new EthereumChain(id, 1337, schedule(newest));
        var start = (FIRST_PERIOD + 1) * PERIOD - 1200;
        checkpoint = block(start, CROWD, leaves(current(), FIRST_PERIOD)).beacon();
        store = begin(start);
        handOver(FIRST_PERIOD, start + 600);
        handOver(FIRST_PERIOD + 1, (FIRST_PERIOD + 1) * PERIOD + 4000);
        finalBlock = block(NEWEST_SLOT - TO_FINALITY, with(settled), Map.of());
        this.newest = attest(finalBlock, NEWEST_SLOT, with(accounts), SIGNED);
    }

    private static ForkSchedule schedule(Instant newest) {
        var forks = List.of(
                new ForkSchedule.Activation(ConsensusFork.ALTAIR, 0, version(1)),
                new ForkSchedule.Activation(FORK, 0, version(6)));
        var genesis = newest.minus(SLOT.multipliedBy(NEWEST_SLOT));
        return new ForkSchedule(Preset.MAINNET, genesis, Keccak256.of(version(9)), SLOT, forks, List.of());
    }

    private static ByteString version(int fork) {
        return ByteString.of((byte) fork, (byte) 0, (byte) 0, (byte) 42);
    }

    private static GeneralizedIndex current() {
        return FORK.currentSyncCommittee();
    }

    private static SparseTree tree(Map<GeneralizedIndex, Hash256> leaves) {
        var tree = new SparseTree();
        leaves.forEach(tree::set);
        return tree;
    }

    private SampleCommittee committee(long period) {
        return committees.computeIfAbsent(period, SampleCommittee::new);
    }

    private Map<GeneralizedIndex, Hash256> leaves(GeneralizedIndex place, long period) {
        return Map.of(place, committee(period).committee().root());
    }

    private LightClientStore begin(long slot) {
        var tree = tree(leaves(current(), FIRST_PERIOD));
        var bootstrap =
                new LightClientBootstrap(checkpoint, committee(FIRST_PERIOD).committee(), tree.branch(current()));
        var root = checkpoint.beacon().root();
        if (LightClientStore.start(chain, new BlstBls(), root, bootstrap)
                instanceof LightClientStore.Start.Started(var begun)) return begun;
        throw new AssertionError("no start at slot " + slot);
    }

    /// The committee of this period names the next one in a block that is final.
    private void handOver(long period, long slot) {
        attest(block(slot, CROWD, Map.of()), slot + TO_FINALITY, CROWD, 506);
        if (!store.knowsNextCommittee()) throw new AssertionError("period " + period);
    }

    /// A block whose state calls `calledFinal` final and names the next committee, signed by so many.
    private Block attest(Block calledFinal, long slot, PatriciaTrie state, int signers) {
        long period = slot / PERIOD;
        var next = FORK.nextSyncCommittee();
        var leaves = new HashMap<>(leaves(next, period + 1));
        leaves.put(FORK.finalizedRoot(), calledFinal.beacon().beacon().root());
        var block = block(slot, state, leaves);
        var tree = tree(leaves);
        var signatureSlot = Slot.of(slot + 1);
        var message = chain.schedule()
                .signingRoot(block.beacon().beacon(), signatureSlot)
                .orElseThrow();
        var update = new LightClientUpdate(
                block.beacon(),
                Optional.of(new LightClientUpdate.NextCommittee(
                        committee(period + 1).committee(), tree.branch(next))),
                Optional.of(new LightClientUpdate.Finality(calledFinal.beacon(), tree.branch(FORK.finalizedRoot()))),
                committee(period).sign(message, signers),
                signatureSlot);
        var outcome = store.process(update, signatureSlot);
        if (!(outcome instanceof LightClientStore.Outcome.Accepted)) throw new AssertionError(outcome);
        return block;
    }

    private Block block(long slot, PatriciaTrie state, Map<GeneralizedIndex, Hash256> leaves) {
        var header = header(slot, state.root());
        var payload = payload(header);
        var body = tree(Map.of(PAYLOAD, payload.root(FORK)));
        var beacon = new BeaconHeader(
                Slot.of(slot),
                slot % 997,
                Keccak256.of(header.bytes()),
                tree(leaves).root(),
                body.root());
        var link = new ExecutionLink.Payload(payload, body.branch(PAYLOAD));
        return new Block(header, new LightClientHeader(beacon, link), state);
    }

    private ExecutionHeader header(long slot, Hash256 stateRoot) {
        var parent = slot == NEWEST_SLOT ? SampleHistory.newest() : Keccak256.of(ByteString.of((byte) slot));
        var lists = new Lists(transactions, receipts);
        long time = chain.schedule().timeOf(Slot.of(slot)).getEpochSecond();
        return header(parent, slot - MISSED_SLOTS, stateRoot, lists, time);
    }

    /// The roots of what a block holds.
    record Lists(Hash256 transactions, Hash256 receipts) {}

    /// The number of the newest block.
    static long newestNumber() {
        return NEWEST_SLOT - MISSED_SLOTS;
    }

    static ExecutionHeader header(Hash256 parent, long number, Hash256 stateRoot, Lists lists, long time) {
        var nothing = Keccak256.of(ByteString.EMPTY);
        return ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, parent)
                .set(HeaderField.OMMERS_HASH, nothing)
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.STATE_ROOT, stateRoot)
                .set(HeaderField.TRANSACTIONS_ROOT, lists.transactions())
                .set(HeaderField.RECEIPTS_ROOT, lists.receipts())
                .set(HeaderField.LOGS_BLOOM, ByteString.of(new byte[LogsBloom.BYTES]))
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, number)
                .set(HeaderField.GAS_LIMIT, 60_000_000)
                .set(HeaderField.GAS_USED, 21_000)
                .set(HeaderField.TIMESTAMP, time)
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.MIX_HASH, nothing)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, Wei.PER_GWEI)
                .set(HeaderField.WITHDRAWALS_ROOT, PatriciaTrie.EMPTY_ROOT)
                .set(HeaderField.BLOB_GAS_USED, 0)
                .set(HeaderField.EXCESS_BLOB_GAS, 0)
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, nothing)
                .set(HeaderField.REQUESTS_HASH, nothing)
                .build();
    }

    private static PayloadHeader payload(ExecutionHeader header) {
        return new PayloadHeader(
                header.parentHash(),
                header.beneficiary().value(),
                header.stateRoot(),
                header.receiptsRoot(),
                ByteString.of(new byte[LogsBloom.BYTES]),
                header.mixHash(),
                header.number().value(),
                header.gasLimit(),
                header.gasUsed(),
                header.time(),
                header.extraData(),
                Hash256.ZERO,
                header.hash(),
                Hash256.ZERO,
                Hash256.ZERO,
                Optional.of(new PayloadHeader.BlobGas(0, 0)));
    }

    private static PatriciaTrie crowd() {
        var trie = PatriciaTrie.EMPTY;
        for (int i = 1; i <= STRANGERS; i++) {
            var address = stranger(i);
            trie = trie.put(
                    key(address),
                    account(address, i % 50, Wei.of(1_000_000_000_000L * i)).bytes());
        }
        return trie;
    }

    static EthereumAddress stranger(int number) {
        return EthereumAddress.ofWord(
                Keccak256.of(ByteBuffer.allocate(4).putInt(number).array()));
    }

    static AccountState account(EthereumAddress address, long nonce, Wei balance) {
        return new AccountState(address, nonce, balance, AccountState.EMPTY_ROOT, AccountState.NO_CODE);
    }

    static ByteString key(EthereumAddress address) {
        return ByteString.of(address.trieKey().toBytes());
    }

    static PatriciaTrie with(List<AccountState> accounts) {
        var trie = CROWD;
        for (var account : accounts) if (!account.isEmpty()) trie = trie.put(key(account.address()), account.bytes());
        for (var contract : SampleTokens.ALL)
            trie = trie.put(key(contract.address()), contract.account().bytes());
        return trie;
    }

    EthereumChain chain() {
        return chain;
    }

    long period() {
        return store.period();
    }

    Hash256 checkpointRoot() {
        return checkpoint.beacon().root();
    }

    Instant checkpointTime() {
        return chain.schedule().timeOf(checkpoint.slot());
    }

    EthereumSnapshot.Head head(HeadKind kind) {
        var slot = (kind == HeadKind.SIGNED ? newest : finalBlock).beacon().slot();
        return new EthereumSnapshot.Head(
                proven(kind), slot, chain.schedule().timeOf(slot), SIGNED, SampleCommittee.SIZE);
    }

    private Proven<ExecutionHeader> proven(HeadKind kind) {
        var found = switch (kind) {
            case SIGNED -> BeaconKernel.signedHead(store, newest.header().bytes());
            case FINALIZED -> BeaconKernel.finalHead(store, finalBlock.header().bytes());
        };
        if (found instanceof Proven<ExecutionHeader> header) return header;
        throw new AssertionError(found);
    }

    Finding<AccountState> account(EthereumAddress address, HeadKind kind) {
        var state = (kind == HeadKind.SIGNED ? newest : finalBlock).state();
        return StateKernel.account(proven(kind), address, state.prove(key(address)));
    }

    /// What a contract answers in the newest block.
    <T> Finding<T> answer(TokenQuestion<T> question) {
        return new SampleCalls(chain, proven(HeadKind.SIGNED), newest.state()).answer(question);
    }

    /// What the contract that keeps the names answers in the newest block.
    <T> Finding<T> answer(NameQuestion<T> question) {
        return new SampleCalls(chain, proven(HeadKind.SIGNED), newest.state()).answer(question);
    }

    /// A contract's words of storage, as the newest block has them.
    List<Finding<StorageSlot>> storage(SampleContract contract, List<StorageKey> keys) {
        var head = proven(HeadKind.SIGNED);
        var found = StateKernel.account(head, contract.address(), newest.state().prove(key(contract.address())));
        if (!(found instanceof Proven<AccountState> account)) throw new AssertionError(found);
        return keys.stream()
                .map(key -> StateKernel.storage(
                        account,
                        key,
                        contract.storage().prove(ByteString.of(key.trieKey().toBytes()))))
                .toList();
    }

    /// What a call comes to in the newest block.
    Finding<CallResult> call(CallInput input) {
        return new SampleCalls(chain, proven(HeadKind.SIGNED), newest.state()).call(input);
    }

    /// What transactions would do after the newest block.
    Finding<Simulated> simulate(SimulationInput input) {
        return new SampleCalls(chain, proven(HeadKind.SIGNED), newest.state()).simulate(input);
    }

    /// The newest header of this kind.
    Proven<ExecutionHeader> header(HeadKind kind) {
        return proven(kind);
    }

    /// The receipt of a transaction that alone is in the newest block of another such chain.
    static Finding<TransactionReceipt> receipt(EthereumTransaction transaction, boolean succeeded) {
        var outcome = succeeded ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
        var receipt = Receipt.of(transaction.type(), outcome, 21_000, List.of());
        var transactions = PatriciaTrie.EMPTY.put(FIRST_INDEX, transaction.bytes());
        var receipts = PatriciaTrie.EMPTY.put(FIRST_INDEX, receipt.bytes());
        var beacon = new SampleBeacon(
                SampleEthereum.CHAIN,
                TestWindow.NOW.minusSeconds(14),
                List.of(),
                List.of(),
                transactions.root(),
                receipts.root());
        var header = beacon.proven(HeadKind.SIGNED);
        if (!(BlockKernel.transaction(header, 0, transactions.prove(FIRST_INDEX))
                instanceof Proven<BlockTransaction> proven)) throw new AssertionError("no such transaction");
        return BlockKernel.receiptOf(header, proven, receipts.prove(FIRST_INDEX));
    }

    /// What a server says that leaves out the last step.
    Finding<AccountState> lie(EthereumAddress address) {
        var nodes = newest.state().prove(key(address));
        return StateKernel.account(proven(HeadKind.SIGNED), address, nodes.subList(0, nodes.size() - 1));
    }
}
