package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientJson;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The beacon chain's form of an execution block, beside a real one of mainnet under Fulu.
class PayloadsTest {
    private static final String FOLDER = "ethereum/lightclient/mainnet-fulu/";

    private static PayloadHeader real() {
        var envelope = Vectors.json(FOLDER + "lc_finality.json");
        var header = LightClientJson.update(envelope, UpdateKind.FINALITY, Preset.MAINNET)
                .toOptional()
                .flatMap(LightClientUpdate::finality)
                .orElseThrow()
                .header();
        return ((ExecutionLink.Payload) header.execution()).header();
    }

    @Test
    void itsTransactionsHaveTheRootThatMainnetGives() {
        var block = Vectors.json(FOLDER + "block_0x17a2d23.json.gz");
        var transactions = EthereumJson.list(
                block.path("transactions"), tx -> EthereumJson.transaction(tx).bytes());
        assertThat(transactions).hasSize(769);
        assertThat(Payloads.transactionsRoot(transactions)).isEqualTo(real().transactionsRoot());
    }

    @Test
    void itsWithdrawalsHaveTheRootThatMainnetGives() {
        var block = Vectors.json(FOLDER + "block_0x17a2d23.json.gz");
        var withdrawals = EthereumJson.list(block.path("withdrawals"), EthereumJson::withdrawal);
        assertThat(withdrawals).hasSize(16);
        assertThat(Payloads.withdrawalsRoot(withdrawals)).isEqualTo(real().withdrawalsRoot());
    }

    @Test
    void itsOtherFieldsAreThoseOfTheHeader() {
        var header = EthereumJson.header(Vectors.json(FOLDER + "block_0x17a2d23.json.gz"));
        var made = Payloads.header(
                new ExecutionBlock(header, List.of(), List.of(), List.of(), List.of()), ConsensusFork.FULU);
        // the practice chain has no blobs, and here neither transactions nor withdrawals
        assertThat(made)
                .usingRecursiveComparison()
                .ignoringFields("transactionsRoot", "withdrawalsRoot", "blob")
                .isEqualTo(real());
    }
}
