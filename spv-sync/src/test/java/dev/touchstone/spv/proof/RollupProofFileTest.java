package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.RollupStates.address;
import static dev.touchstone.spv.proof.RollupStates.hash;
import static dev.touchstone.spv.proof.RollupStates.number;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.Rollups;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Proofs about a rollup's accounts as the steps of a proof file: written, read and walked again.
class RollupProofFileTest {
    private static final Rollup OP = Rollups.find("mainnet", "op-mainnet").orElseThrow();
    private static final Rollup NOVA = Rollups.find("mainnet", "arbitrum-nova").orElseThrow();
    private static final ByteString REST = ByteString.of(new byte[68]);

    private final EthereumChain mainnet =
            EthereumChains.builtIn().byId("mainnet").orElseThrow();
    private final RollupStates inner = RollupStates.of(address(0x55), StorageKey.of(3), BigInteger.TEN, REST);
    private final ExecutionHeader block = inner.header(130_000_000);
    private final OutputRoot output = new OutputRoot(block.stateRoot(), hash(9), block.hash());
    private final Assertion assertion =
            new Assertion(hash(1), block.hash(), hash(2), 900_000, 0, Assertion.Status.FINISHED, hash(3), hash(4));

    private Proven<Settled<ExecutionHeader>> onOptimism() {
        var game = new DisputeGame(address(1), address(2), output.hash()).code(REST);
        var outer = RollupStates.of(OP.contract(), OP.settled(), number(address(0x77)), game);
        var code = outer.code(outer.signed("mainnet"), OP.settled());
        return proven(RollupKernel.settledByGame(OP, code, List.of(output.preimage()), block.bytes()));
    }

    private Proven<Settled<ExecutionHeader>> onNova() {
        var word = new BigInteger(1, assertion.hash().toBytes());
        var outer = RollupStates.of(NOVA.contract(), NOVA.settled(), word, REST);
        var slot = outer.slot(outer.signed("mainnet"), NOVA.settled());
        return proven(RollupKernel.settledByAssertion(NOVA, slot, assertion.words(), block.bytes()));
    }

    private Proven<Settled<AccountState>> account(Proven<Settled<ExecutionHeader>> header) {
        return proven(RollupKernel.account(header, address(7), inner.nodes(address(7))));
    }

    private static ProofStep read(String line) {
        return StepJson.read(JsonMapper.builder().build().readTree(line)).orElseThrow();
    }

    private static List<ProofStep> steps(Proven<?> proven) {
        return ProofSteps.of(proven.evidence()).orElseThrow().steps();
    }

    private Finding<?> walk(Proven<?> proven, List<ProofStep> steps) {
        var from = ProofSteps.of(proven.evidence()).orElseThrow().block();
        var header = ExecutionHeader.parse(from.header()).orThrow();
        return StepReplay.walk(mainnet, ProvenPremise.signed(header, from), steps);
    }

    @Test
    void aRollupsAccountIsProvenAgainFromTheWrittenSteps() {
        for (var proven : List.of(account(onOptimism()), account(onNova()))) {
            var lines = steps(proven).stream().map(StepJson::write).toList();
            var read = lines.stream().map(RollupProofFileTest::read).toList();
            assertThat(read).isEqualTo(steps(proven));
            assertThat(read.stream().map(StepJson::write)).isEqualTo(lines);
            var again = (Proven<?>) walk(proven, read);
            assertThat(again.value()).isEqualTo(proven.value());
            assertThat(again.evidence()).isEqualTo(proven.evidence());
            assertThat(again.asOf()).isEqualTo(proven.asOf());
        }
        assertThat(steps(account(onOptimism())).stream()
                        .map(step -> StepJson.write(step).split("\"", 5)[3]))
                .containsExactly("account", "slot", "named", "code", "claimed", "account");
        assertThat(steps(account(onNova())).stream()
                        .map(step -> StepJson.write(step).split("\"", 5)[3]))
                .containsExactly("account", "slot", "asserted", "account");
    }

    @Test
    void theStatementNamesTheRollup() {
        var file = EthereumProofFile.of(account(onOptimism())).orElseThrow();
        assertThat(file.rollup()).contains("op-mainnet");
        assertThat(file.chain()).isEqualTo("mainnet");
        var text = file.statement();
        assertThat(text)
                .startsWith("Account " + address(7).text() + " has 7 wei and has sent 7 transactions, after block"
                        + " 130000000 (0x" + block.hash().hex() + ") of the rollup OP Mainnet, settled on the"
                        + " Ethereum network 'mainnet' in block 24000000 (0x")
                .contains("), the block of the checkpoint 0x");
        assertThat(EthereumProofFile.of(account(onNova())).orElseThrow().statement())
                .contains(" of the rollup Arbitrum Nova, settled on the Ethereum network 'mainnet' in block ");
    }

    @Test
    void anotherOrAnUnknownRollupIsRefuted() {
        var proven = account(onOptimism());
        var claimed = (ProofStep.ToClaimed) steps(proven).get(4);
        isRefuted(
                walk(proven, with(proven, 4, new ProofStep.ToClaimed("base", claimed.preimages(), claimed.header()))),
                Refutation.UnknownRollup.class);
        isRefuted(
                walk(
                        proven,
                        with(proven, 4, new ProofStep.ToClaimed(NOVA.id(), claimed.preimages(), claimed.header()))),
                Refutation.PremiseMissing.class);
        var onNova = account(onNova());
        isRefuted(
                walk(
                        onNova,
                        with(onNova, 2, new ProofStep.ToAsserted("arbitrum-one", assertion.words(), block.bytes()))),
                Refutation.NotTheRollup.class);
        isRefuted(
                walk(onNova, with(onNova, 2, new ProofStep.ToAsserted("nobody", assertion.words(), block.bytes()))),
                Refutation.UnknownRollup.class);
    }

    private static List<ProofStep> with(Proven<?> proven, int at, ProofStep step) {
        var steps = new ArrayList<>(steps(proven));
        steps.set(at, step);
        return steps;
    }

    @Test
    void aStepLeftOutOrOutOfPlaceIsRefuted() {
        for (var proven : List.of(account(onOptimism()), account(onNova()))) {
            var all = steps(proven);
            for (int left = 0; left < all.size() - 1; left++) {
                var steps = new ArrayList<>(all);
                steps.remove(left);
                assertThat(walk(proven, steps)).as("without step %d", left).isInstanceOf(Refuted.class);
            }
            for (var step : all) {
                if (step instanceof ProofStep.ToAccount) continue;
                isRefuted(walk(proven, List.of(step)), Refutation.PremiseMissing.class);
            }
        }
    }

    @Test
    void aNameThatIsNoneIsNotRead() {
        var line = StepJson.write(new ProofStep.ToAsserted("arbitrum-one", assertion.words(), block.bytes()));
        for (var name : List.of("", "Arbitrum", "a b", "a".repeat(33), "\\u0061rbitrum\\\"")) {
            var changed = line.replace("arbitrum-one", name);
            assertThat(StepJson.read(JsonMapper.builder().build().readTree(changed)))
                    .as(name)
                    .isEmpty();
        }
    }
}
