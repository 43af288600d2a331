package dev.touchstone.spv.ethereum;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyBy;
import static dev.touchstone.spv.testsupport.Tampering.provenOnlyByAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.MoveKernel;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Tampering;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A final block of mainnet under Fulu, from the trusted beacon block down to its last withdrawal.
class MainnetBlockTest {
    private static final String FULU = "ethereum/lightclient/mainnet-fulu/";

    private LightClientStore store;
    private JsonNode block;

    @BeforeEach
    void follow() {
        var chain = EthereumChains.builtIn().byId("mainnet").orElseThrow();
        var preset = chain.schedule().preset();
        var bootstrap = LightClientJson.bootstrap(Vectors.json(FULU + "lc_bootstrap.json"), preset)
                .orThrow();
        var root = bootstrap.header().beacon().root();
        var start = LightClientStore.start(chain, new BlstBls(), root, bootstrap);
        store = ((LightClientStore.Start.Started) start).store();
        var finality = LightClientJson.update(Vectors.json(FULU + "lc_finality.json"), UpdateKind.FINALITY, preset)
                .orThrow();
        store.process(finality, finality.signatureSlot());
        block = Vectors.json(FULU + "block_0x17a2d23.json.gz");
    }

    @Test
    void itsHeaderIsProvenAndNoOtherIs() {
        var bytes = EthereumJson.header(block).bytes();
        var header = proven(BeaconKernel.finalHead(store, bytes));
        assertThat(header.asOf().height().value()).isEqualTo(24_784_163);
        assertThat(header.value().requestsHash()).isPresent();
        for (int at = 0; at < bytes.length(); at++) {
            assertThat(BeaconKernel.finalHead(store, Tampering.flipped(bytes, at)))
                    .isInstanceOf(Refuted.class);
        }
    }

    @Test
    void itsTransactionsAndWithdrawalsAreProvenAndNoOthers() {
        var header =
                proven(BeaconKernel.finalHead(store, EthereumJson.header(block).bytes()));
        var transactions = EthereumJson.list(
                block.get("transactions"),
                json -> EthereumJson.transaction(json).bytes());
        assertThat(transactions).hasSizeGreaterThan(50);
        provenOnlyByAll(transactions, some -> BlockKernel.transactions(header, some));
        var withdrawals = EthereumJson.list(
                block.get("withdrawals"), json -> EthereumJson.withdrawal(json).bytes());
        assertThat(withdrawals).hasSize(16);
        provenOnlyByAll(withdrawals, some -> BlockKernel.withdrawals(header, some));
    }

    @Test
    void whatItPaysOutToValidatorsIsProvenOneByOneAndAddsUp() {
        var header =
                proven(BeaconKernel.finalHead(store, EthereumJson.header(block).bytes()));
        var withdrawals = EthereumJson.list(block.get("withdrawals"), EthereumJson::withdrawal);
        var trie =
                PatriciaTrie.ofList(withdrawals.stream().map(Withdrawal::bytes).toList());
        var paid = BigInteger.ZERO;
        for (int i = 0; i < withdrawals.size(); i++) {
            int index = i;
            var of = withdrawals.get(i);
            var nodes = trie.prove(PatriciaTrie.listKey(i));
            var movement = provenOnlyBy(nodes, some -> MoveKernel.withdrawal(header, index, some))
                    .value();
            assertThat(movement.account()).isEqualTo(of.address());
            assertThat(movement.cause()).isEqualTo(new Movement.Withdrawn(of.index(), of.validatorIndex()));
            paid = paid.add(movement.change());
        }
        long gwei = withdrawals.stream().mapToLong(Withdrawal::gwei).sum();
        assertThat(paid).isEqualTo(Wei.PER_GWEI.times(gwei).value());
    }
}
