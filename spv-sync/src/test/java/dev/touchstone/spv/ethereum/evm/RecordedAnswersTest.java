package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a server answered that has the small chain of execution-apis: the machine answers the same over the
/// state to which it came by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedAnswersTest {
    private ReplayedChain chain;

    @BeforeAll
    void replay() {
        chain = ReplayedChain.start();
        for (var block : ExecutionChain.blocks()) chain.append(block);
    }

    private CallOutcome run(JsonNode call) {
        var request = new CallRequest(
                call.has("from") ? EthereumJson.address(call.get("from")) : EthereumAddress.ZERO,
                new Destination.To(EthereumJson.address(call.get("to"))),
                call.has("value") ? EthereumJson.wei(call.get("value")) : Wei.ZERO,
                call.has("input") ? EthereumJson.bytes(call.get("input")) : ByteString.EMPTY,
                call.has("gas") ? EthereumJson.count(call.get("gas")) : CallRequest.AMPLE_GAS,
                price(call),
                List.of(),
                List.of(),
                block(call));
        return Programs.call(EvmRules.of(EvmFork.BPO2), chain.state(), request);
    }

    /// The server shows code no base fee where the call names no price.
    private BlockContext block(JsonNode call) {
        return call.has("maxFeePerGas") ? chain.head() : chain.head().withoutBaseFee();
    }

    private Wei price(JsonNode call) {
        if (!call.has("maxFeePerGas")) return Wei.ZERO;
        var fees = new Fees.FeeMarket(
                EthereumJson.wei(call.get("maxPriorityFeePerGas")), EthereumJson.wei(call.get("maxFeePerGas")));
        return fees.perGas(chain.head().baseFee());
    }

    @ParameterizedTest
    @ValueSource(strings = {"call-callenv-options-eip1559", "call-callenv", "call-contract", "call-eip7702-delegation"})
    void aCallReturnsWhatWasRecorded(String name) {
        var file = "eth_call/" + name + ".io";
        var outcome = run(ExecutionChain.request(file).get("params").get(0));
        assertThat(Programs.returned(outcome).bytes()).isEqualTo(EthereumJson.bytes(ExecutionChain.result(file)));
    }

    @Test
    void aCallRevertsWithTheReasonThatWasRecorded() {
        var outcome = run(ExecutionChain.request("eth_call/call-revert-abi-panic.io")
                .get("params")
                .get(0));
        var panic = Programs.bytes("4e487b71" + "00".repeat(31) + "01");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Reverted.class,
                        reverted -> assertThat(reverted.bytes()).isEqualTo(panic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"estimate-simple-transfer", "estimate-successful-call", "estimate-with-eip7702"})
    void aCallUsesAsMuchGasAsWasEstimated(String name) {
        var file = "eth_estimateGas/" + name + ".io";
        var outcome = run(ExecutionChain.request(file).get("params").get(0));
        long estimate = EthereumJson.count(ExecutionChain.result(file));
        // the server stops searching within 1.5 percent
        assertThat(Programs.returned(outcome).gasUsed()).isBetween(estimate * 985 / 1000, estimate);
    }
}
