package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.RollupStates.address;
import static dev.touchstone.spv.proof.RollupStates.hash;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.rollup.CheckpointTree;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.Rollups;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What is in blocks of Polygon PoS, from a checkpoint on Ethereum down: proven, and each way to forge it refuted.
class CheckpointKernelTest {
    private static final Rollup POLYGON = Rollups.find("mainnet", "polygon").orElseThrow();
    private static final Rollup OP = Rollups.find("mainnet", "op-mainnet").orElseThrow();
    private static final ByteString REST = ByteString.of(new byte[68]);
    private static final long CHECKPOINT = 730_000;
    private static final int INDEX = 5;

    private final EthereumChain mainnet =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private final List<ByteString> transactions = BlockItems.transactions();
    private final List<ByteString> receipts = BlockItems.receipts();
    private final List<CheckpointedBlock> blocks = LongStream.range(0, 11)
            .mapToObj(i -> new CheckpointedBlock(
                    BlockNumber.of(70_000_000 + i),
                    1_790_000_000 + 2 * i,
                    PatriciaTrie.ofList(transactions).root(),
                    i == INDEX ? PatriciaTrie.ofList(receipts).root() : hash((int) i)))
            .toList();
    private final CheckpointedBlock block = blocks.get(INDEX);
    private final List<Hash256> leaves =
            blocks.stream().map(CheckpointedBlock::leaf).toList();
    private final List<Hash256> branch = CheckpointTree.branch(leaves, INDEX);
    private final Hash256 root = CheckpointTree.root(block.leaf(), INDEX, branch);

    private static Proven<StorageSlot> kept(Hash256 root, StorageKey place, String network) {
        var states = RollupStates.of(POLYGON.contract(), place, new BigInteger(1, root.toBytes()), REST);
        return states.slot(states.signed(network), place);
    }

    private Proven<StorageSlot> kept(Hash256 root) {
        return kept(root, CheckpointKernel.place(POLYGON, CHECKPOINT), "mainnet");
    }

    private Finding<Settled<CheckpointedBlock>> checkpointed(CheckpointedBlock block, int index, List<Hash256> branch) {
        return CheckpointKernel.checkpointed(POLYGON, kept(root), CHECKPOINT, block, index, branch);
    }

    private Proven<Settled<CheckpointedBlock>> checkpointed() {
        return proven(checkpointed(block, INDEX, branch));
    }

    private static List<ByteString> way(List<ByteString> items, int index) {
        return PatriciaTrie.ofList(items).prove(PatriciaTrie.listKey(index));
    }

    @Test
    void aBlockOfACheckpointIsProvenWithWhatIsInIt() {
        var found = checkpointed();
        assertThat(found.value()).isEqualTo(new Settled<>(POLYGON, block));
        assertThat(found.asOf().height().value()).isEqualTo(70_000_005);
        assertThat(found.asOf().hash()).isEqualTo(block.leaf());
        assertThat(Grounds.rollup(found.evidence())).contains(POLYGON);
        assertThat(Grounds.settledTime(found.evidence())).contains(block.timestamp());
        var transaction = proven(CheckpointKernel.transaction(found, 1, way(transactions, 1)));
        assertThat(transaction.value().value().transaction().hash()).isEqualTo(Keccak256.of(transactions.get(1)));
        var receipt = proven(CheckpointKernel.receiptOf(found, transaction, way(receipts, 1)));
        assertThat(receipt.value().value().transaction()).isEqualTo(Keccak256.of(transactions.get(1)));
        assertThat(receipt.asOf()).isEqualTo(found.asOf());
    }

    @Test
    void eachBlockOfACheckpointHasABranchOfItsOwn() {
        for (int i = 0; i < blocks.size(); i++) {
            var way = CheckpointTree.branch(leaves, i);
            assertThat(checkpointed(blocks.get(i), i, way)).as("block %d", i).isInstanceOf(Proven.class);
        }
    }

    @Test
    void anotherBlockThanTheCheckpointsIsRefuted() {
        for (var lie : List.of(
                new CheckpointedBlock(BlockNumber.of(1), block.time(), block.transactionsRoot(), block.receiptsRoot()),
                new CheckpointedBlock(block.number(), 0, block.transactionsRoot(), block.receiptsRoot()),
                new CheckpointedBlock(block.number(), block.time(), hash(1), block.receiptsRoot()),
                new CheckpointedBlock(block.number(), block.time(), block.transactionsRoot(), hash(1)))) {
            isRefuted(checkpointed(lie, INDEX, branch), Refutation.NotInCheckpoint.class);
        }
    }

    @Test
    void anotherPlaceOrBranchIsRefuted() {
        for (int index : new int[] {0, INDEX - 1, INDEX + 1, 16, INDEX + 16, -1, Integer.MAX_VALUE}) {
            isRefuted(checkpointed(block, index, branch), Refutation.NotInCheckpoint.class);
        }
        isRefuted(checkpointed(block, INDEX, List.of()), Refutation.NotInCheckpoint.class);
        isRefuted(checkpointed(block, INDEX, branch.subList(0, 3)), Refutation.NotInCheckpoint.class);
        var longer = new ArrayList<>(branch);
        longer.add(Hash256.ZERO);
        isRefuted(checkpointed(block, INDEX, longer), Refutation.NotInCheckpoint.class);
        for (int level = 0; level < branch.size(); level++) {
            var changed = new ArrayList<>(branch);
            changed.set(level, hash(0x31));
            isRefuted(checkpointed(block, INDEX, changed), Refutation.NotInCheckpoint.class);
        }
        var tooMany = new ArrayList<Hash256>();
        for (int i = 0; i < 40; i++) tooMany.add(hash(i));
        isRefuted(checkpointed(block, INDEX, tooMany), Refutation.NotInCheckpoint.class);
    }

    @Test
    void aCheckpointThatIsNotThereHoldsNothing() {
        var nothing = kept(Hash256.ZERO);
        isRefuted(
                CheckpointKernel.checkpointed(POLYGON, nothing, CHECKPOINT, block, INDEX, branch),
                Refutation.NotInCheckpoint.class);
    }

    @Test
    void theRootOfAnotherCheckpointPlaceNetworkOrChainIsRefuted() {
        isRefuted(
                CheckpointKernel.checkpointed(POLYGON, kept(root), CHECKPOINT + 10_000, block, INDEX, branch),
                Refutation.NotTheRollup.class);
        isRefuted(
                CheckpointKernel.checkpointed(
                        POLYGON, kept(root, POLYGON.settled(), "mainnet"), CHECKPOINT, block, INDEX, branch),
                Refutation.NotTheRollup.class);
        var place = CheckpointKernel.place(POLYGON, CHECKPOINT);
        isRefuted(
                CheckpointKernel.checkpointed(POLYGON, kept(root, place, "sepolia"), CHECKPOINT, block, INDEX, branch),
                Refutation.PremiseMissing.class);
        isRefuted(
                CheckpointKernel.checkpointed(OP, kept(root), CHECKPOINT, block, INDEX, branch),
                Refutation.PremiseMissing.class);
        var elsewhere = RollupStates.of(address(0x66), place, new BigInteger(1, root.toBytes()), REST);
        isRefuted(
                CheckpointKernel.checkpointed(
                        POLYGON, elsewhere.slot(elsewhere.signed("mainnet"), place), CHECKPOINT, block, INDEX, branch),
                Refutation.NotTheRollup.class);
    }

    @Test
    void aNumberThatIsNoHeightIsRefuted() {
        var far = new CheckpointedBlock(BlockNumber.of(1L << 31), 1, hash(1), hash(2));
        isRefuted(
                CheckpointKernel.checkpointed(POLYGON, kept(far.leaf()), CHECKPOINT, far, 0, List.of()),
                Refutation.WrongBlockNumber.class);
    }

    @Test
    void aTransactionOrReceiptOfAnotherBlockIsRefuted() {
        var found = checkpointed();
        isRefuted(CheckpointKernel.transaction(found, 1, way(receipts, 1)), Refutation.TrieNodeHashMismatch.class);
        isRefuted(CheckpointKernel.transaction(found, 0, way(transactions, 1)), Refutation.class);
        var transaction = proven(CheckpointKernel.transaction(found, 1, way(transactions, 1)));
        isRefuted(
                CheckpointKernel.receiptOf(found, transaction, way(transactions, 1)),
                Refutation.TrieNodeHashMismatch.class);
        var other = proven(checkpointed(blocks.get(2), 2, CheckpointTree.branch(leaves, 2)));
        isRefuted(CheckpointKernel.receiptOf(other, transaction, way(receipts, 1)), Refutation.PremiseMissing.class);
    }

    private Proven<Settled<TransactionReceipt>> receipt() {
        var transaction = proven(CheckpointKernel.transaction(checkpointed(), 1, way(transactions, 1)));
        return proven(CheckpointKernel.receiptOf(checkpointed(), transaction, way(receipts, 1)));
    }

    private Finding<?> walk(List<ProofStep> steps) {
        var from = ProofSteps.of(receipt().evidence()).orElseThrow().block();
        var header = ExecutionHeader.parse(from.header()).orThrow();
        return StepReplay.walk(mainnet, ProvenPremise.signed(header, from), steps);
    }

    private List<ProofStep> steps() {
        return ProofSteps.of(receipt().evidence()).orElseThrow().steps();
    }

    @Test
    void aReceiptIsProvenAgainFromTheWrittenSteps() {
        var lines = steps().stream().map(StepJson::write).toList();
        assertThat(lines.stream().map(line -> line.split("\"", 5)[3]))
                .containsExactly("account", "slot", "checkpointed", "item", "receipt");
        var read = lines.stream()
                .map(line -> StepJson.read(JsonMapper.builder().build().readTree(line))
                        .orElseThrow())
                .toList();
        assertThat(read).isEqualTo(steps());
        var again = (Proven<?>) walk(read);
        assertThat(again.value()).isEqualTo(receipt().value());
        assertThat(again.evidence()).isEqualTo(receipt().evidence());
    }

    @Test
    void aStepLeftOutChangedOrOutOfPlaceIsRefuted() {
        for (int left = 0; left < steps().size() - 1; left++) {
            var steps = new ArrayList<>(steps());
            steps.remove(left);
            assertThat(walk(steps)).as("without step %d", left).isInstanceOf(Refuted.class);
        }
        var steps = new ArrayList<>(steps());
        var step = (ProofStep.ToCheckpointed) steps.get(2);
        steps.set(2, new ProofStep.ToCheckpointed("nobody", step.checkpoint(), block, INDEX, branch));
        isRefuted(walk(steps), Refutation.UnknownRollup.class);
        steps.set(2, new ProofStep.ToCheckpointed(OP.id(), step.checkpoint(), block, INDEX, branch));
        isRefuted(walk(steps), Refutation.PremiseMissing.class);
    }

    @Test
    void theStatementNamesTheLeafAndNotABlockHash() {
        var file = EthereumProofFile.of(receipt()).orElseThrow();
        assertThat(file.rollup()).contains("polygon");
        assertThat(file.statement())
                .contains(" in block 70000005 (in its checkpoint 0x"
                        + block.leaf().hex() + ") of the rollup Polygon PoS,"
                        + " settled on the Ethereum network 'mainnet' in block 24000000");
    }

    @Test
    void aStepThatIsNoneIsNotRead() {
        var line = StepJson.write(steps().get(2));
        for (var change : List.of(
                line.replace("\"checkpoint\": 730000", "\"checkpoint\": -1"),
                line.replace("\"checkpoint\": 730000", "\"checkpoint\": 1.5"),
                line.replace("\"index\": 5", "\"index\": -5"),
                line.replace("\"block\": \"", "\"block\": \"00"),
                line.replace("\"block\": \"00", "\"block\": \"01"))) {
            assertThat(StepJson.read(JsonMapper.builder().build().readTree(change)))
                    .as(change)
                    .isEmpty();
        }
    }
}
