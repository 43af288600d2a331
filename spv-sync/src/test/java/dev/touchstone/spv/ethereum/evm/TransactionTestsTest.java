package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.TarEntries;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Raw transactions, each under every fork that the files name: whether a block may hold it, and what it costs
/// before it runs.
class TransactionTestsTest {
    private final Map<EvmFork, EvmRules> rules = new EnumMap<>(EvmFork.class);

    @Test
    void aBlockMayHoldWhatTheFilesSay() {
        var problems = new ArrayList<String>();
        int count = 0;
        for (var file : TarEntries.read("ethereum/execution/transaction-tests.tar.gz")) {
            for (var item : file.get(0).properties()) {
                for (var result : item.getValue().get("result").properties()) {
                    count++;
                    var fork = EvmFork.byName(result.getKey()).orElseThrow();
                    var problem = problem(item.getValue(), fork, result.getValue());
                    if (!problem.isEmpty()) problems.add(item.getKey() + " " + fork + ": " + problem);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(count).isEqualTo(2131);
    }

    private String problem(JsonNode test, EvmFork fork, JsonNode result) {
        boolean isExpected = !result.has("exception");
        var raw = ByteString.fromHex(test.get("txbytes").asString().substring(2));
        var tx = raw.flatMap(bytes -> EthereumTransaction.parse(bytes).toOptional());
        var sender = tx.flatMap(EthereumTransaction::sender);
        // before Homestead a signature might have a high s; this program tells senders by the rule since (EIP-2)
        boolean isOldForm = tx.isPresent()
                && fork == EvmFork.FRONTIER
                && tx.get().signature().s().testBit(255);
        if (sender.isEmpty()) return isExpected && !isOldForm ? "not read, or signed by none" : "";
        var forkRules = rules.computeIfAbsent(fork, EvmRules::of);
        var state = WholeState.EMPTY.with(sender.get(), tx.get().nonce(), Wei.MAX, ByteString.EMPTY, Map.of());
        var run = new BlockRun(forkRules, block(), state, new CodeCache(), Budget.BLOCK, Tracer.NONE);
        var outcome = run.run(tx.get(), sender.get());
        // gas of 2^63 or more, which no header can state; and all the ether that can be written, which none has for gas
        boolean isBeyond = tx.get().gasLimit() < 0 || tx.get().value().value().bitCount() > 240;
        if (isBeyond) isExpected = false;
        if (outcome instanceof TransactionOutcome.Executed != isExpected) return outcome + " for " + result;
        if (!isExpected) return "";
        long intrinsic = IntrinsicGas.of(
                        forkRules,
                        TopCall.of(
                                tx.get(),
                                sender.get(),
                                Authorized.signed(tx.get().authorizations()),
                                Wei.ZERO))
                .gas();
        return intrinsic == EthereumJson.count(result.get("intrinsicGas")) ? "" : "costs " + intrinsic;
    }

    private static BlockContext block() {
        return new BlockContext(
                BigInteger.ONE,
                BlockNumber.of(1),
                1,
                Programs.address(0xfee),
                Long.MAX_VALUE,
                Hash256.ZERO,
                Wei.ZERO,
                Wei.ZERO,
                0);
    }
}
