package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One case of a state test: a transaction, the state before it, and the state's root and the logs' hash after
/// it under one fork's rules.
record StateCase(String name, EvmFork fork, JsonNode test, WholeState before, JsonNode post) {
    private static final Hash256 NO_LOGS = Keccak256.of(RlpWriter.listOf(_ -> {}));

    /// All cases of a file.
    static List<StateCase> of(JsonNode file) {
        var cases = new ArrayList<StateCase>();
        for (var test : file.properties()) {
            var before = state(test.getValue().get("pre"));
            for (var fork : test.getValue().get("post").properties()) {
                for (var post : fork.getValue()) {
                    var name = test.getKey() + " " + fork.getKey() + " " + post.get("indexes");
                    var rules = EvmFork.byName(fork.getKey()).orElseThrow();
                    cases.add(new StateCase(name, rules, test.getValue(), before, post));
                }
            }
        }
        return cases;
    }

    /// What is wrong with what the machine makes of it; empty where nothing is.
    Optional<String> problem(Map<EvmFork, EvmRules> rules, CodeCache codes) {
        var forkRules = rules.computeIfAbsent(fork, EvmRules::of);
        var run = new BlockRun(forkRules, block(forkRules), before, codes, Budget.BLOCK, Tracer.NONE);
        var parsed = EthereumTransaction.parse(EthereumJson.bytes(post.get("txbytes")))
                .toOptional();
        var outcome = parsed.map(
                tx -> run.run(tx, EthereumJson.address(test.get("transaction").get("sender"))));
        if (run.missing().isPresent())
            return Optional.of("asks for " + run.missing().get());
        var isExpected = !post.has("expectException");
        var logs = NO_LOGS;
        if (outcome.isPresent() && outcome.get() instanceof TransactionOutcome.Executed executed) {
            if (!isExpected) return Optional.of("ran, instead of " + post.get("expectException"));
            logs = hash(executed.logs());
        } else if (isExpected) {
            return Optional.of("did not run: " + outcome);
        }
        var root = before.with(run.changes()).root();
        if (!logs.equals(EthereumJson.hash(post.get("logs")))) return Optional.of("other logs; " + outcome);
        return root.equals(EthereumJson.hash(post.get("hash")))
                ? Optional.empty()
                : Optional.of("other state; " + outcome);
    }

    private static EthereumAddress address(String text) {
        var digits = text.startsWith("0x") ? text.substring(2) : text;
        return EthereumAddress.of(HexFormat.of().parseHex(digits));
    }

    private static Hash256 hash(List<LogEntry> logs) {
        return Keccak256.of(RlpWriter.listOf(out -> logs.forEach(log -> log.writeTo(out))));
    }

    static WholeState state(JsonNode pre) {
        var changes = new ArrayList<StateChange>();
        for (var entry : pre.properties()) {
            var account = entry.getValue();
            var slots = new HashMap<StorageKey, Hash256>();
            for (var slot : account.path("storage").properties()) {
                var value = new BigInteger(slot.getValue().asString().substring(2), 16);
                var key = new BigInteger(slot.getKey().substring(2), 16);
                if (value.signum() != 0)
                    slots.put(StorageKey.of(key), Word.of(value).toHash());
            }
            var code = account.has("code") ? EthereumJson.bytes(account.get("code")) : ByteString.EMPTY;
            changes.add(new StateChange(
                    address(entry.getKey()),
                    true,
                    account.has("nonce") ? EthereumJson.count(account.get("nonce")) : 0,
                    EthereumJson.wei(account.get("balance")),
                    Keccak256.of(code),
                    Optional.of(code),
                    true,
                    slots));
        }
        return WholeState.EMPTY.with(changes).after(HASHES);
    }

    /// The tests' blocks are said to have the hash of their number in digits.
    private static final Map<BlockNumber, Hash256> HASHES = hashes();

    private static Map<BlockNumber, Hash256> hashes() {
        var hashes = new HashMap<BlockNumber, Hash256>();
        for (int i = 0; i < 2000; i++) {
            hashes.put(
                    BlockNumber.of(i),
                    Keccak256.of(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        return Map.copyOf(hashes);
    }

    private BlockContext block(EvmRules rules) {
        var env = test.get("env");
        boolean isMerged = rules.since(EvmFork.PARIS) && env.has("currentRandom");
        var random = EthereumJson.integer(env.get(isMerged ? "currentRandom" : "currentDifficulty"));
        var blobFee = rules.blobs()
                .map(blobs -> new Wei(blobs.baseFee(
                        env.has("currentExcessBlobGas") ? EthereumJson.count(env.get("currentExcessBlobGas")) : 0)))
                .orElse(Wei.ZERO);
        return new BlockContext(
                BigInteger.ONE,
                BlockNumber.of(EthereumJson.count(env.get("currentNumber"))),
                EthereumJson.count(env.get("currentTimestamp")),
                EthereumJson.address(env.get("currentCoinbase")),
                EthereumJson.count(env.get("currentGasLimit")),
                Word.of(random).toHash(),
                rules.since(EvmFork.LONDON) && env.has("currentBaseFee")
                        ? EthereumJson.wei(env.get("currentBaseFee"))
                        : Wei.ZERO,
                blobFee,
                0);
    }
}
