package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.ExecutionChain;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The chain of execution-apis as far as it was run again, each block checked against its header.
final class ReplayedChain {
    private static final Map<String, EvmFork> BLOCKS = Map.of(
            "homesteadBlock", EvmFork.HOMESTEAD,
            "eip150Block", EvmFork.TANGERINE_WHISTLE,
            "eip158Block", EvmFork.SPURIOUS_DRAGON,
            "byzantiumBlock", EvmFork.BYZANTIUM,
            "constantinopleBlock", EvmFork.CONSTANTINOPLE,
            "petersburgBlock", EvmFork.PETERSBURG,
            "istanbulBlock", EvmFork.ISTANBUL,
            "berlinBlock", EvmFork.BERLIN,
            "londonBlock", EvmFork.LONDON,
            "mergeNetsplitBlock", EvmFork.PARIS);
    private static final Map<String, EvmFork> TIMES = Map.of(
            "shanghaiTime", EvmFork.SHANGHAI,
            "cancunTime", EvmFork.CANCUN,
            "pragueTime", EvmFork.PRAGUE,
            "osakaTime", EvmFork.OSAKA,
            "bpo1Time", EvmFork.BPO1,
            "bpo2Time", EvmFork.BPO2);

    private final BigInteger chainId;
    private final ForkActivations activations;
    private final Map<EvmFork, EvmRules> rules = new EnumMap<>(EvmFork.class);
    private final Map<BlockNumber, Hash256> hashes = new HashMap<>();
    private final CodeCache codes = new CodeCache();
    private WholeState state;
    private @Nullable BlockContext head;
    private int blocks;

    private ReplayedChain(JsonNode genesis) {
        var config = genesis.get("config");
        this.chainId = config.get("chainId").bigIntegerValue();
        var list = new ArrayList<ForkActivations.Activation>();
        BLOCKS.forEach((name, fork) ->
                list.add(new ForkActivations.Activation(fork, config.get(name).asLong(), 0)));
        TIMES.forEach((name, fork) -> list.add(
                new ForkActivations.Activation(fork, 0, config.get(name).asLong())));
        this.activations = ForkActivations.of(list);
        this.state = StateCase.state(genesis.get("alloc"));
    }

    static ReplayedChain start() {
        return new ReplayedChain(Vectors.json("ethereum/execution-apis/genesis.json"));
    }

    int blocks() {
        return blocks;
    }

    WholeState state() {
        return state.after(hashes);
    }

    BlockContext head() {
        return Objects.requireNonNull(head, "no block yet");
    }

    /// Runs the next block; the fork that it is of.
    EvmFork append(ExecutionChain.Block block) {
        var header = block.header();
        hashes.put(BlockNumber.of(header.number().value() - 1), header.parentHash());
        var fork = ((ForkActivations.Selected.Known) activations.of(header)).fork();
        var forkRules = rules.computeIfAbsent(fork, EvmRules::of);
        head = context(header, forkRules);
        var run = new BlockRun(forkRules, head, state(), codes, Budget.BLOCK, Tracer.NONE);
        run.begin(header.parentHash(), header.parentBeaconBlockRoot());
        var receipts = receipts(run, block.transactions(), fork);
        var withdrawals = block.withdrawals().stream()
                .map(bytes -> Withdrawal.parse(bytes).orThrow())
                .toList();
        var ommers = block.ommers().stream()
                .map(ommer -> new Ommer(ommer.number(), ommer.beneficiary()))
                .toList();
        var requests = run.end(ommers, withdrawals, EthereumAddress.ZERO).orElseThrow();
        var name = "block " + header.number() + " of " + fork;
        assertThat(run.missing()).as(name).isEmpty();
        assertThat(run.gasUsed()).as(name).isEqualTo(header.gasUsed());
        assertThat(run.blobGasUsed()).as(name).isEqualTo(header.blobGasUsed().orElse(0));
        assertThat(PatriciaTrie.ofList(receipts).root()).as(name).isEqualTo(header.receiptsRoot());
        header.requestsHash()
                .ifPresent(hash -> assertThat(requests.hash()).as(name).isEqualTo(hash));
        state = state.with(run.changes());
        assertThat(state.root()).as(name).isEqualTo(header.stateRoot());
        hashes.put(header.number(), header.hash());
        blocks++;
        return fork;
    }

    private List<ByteString> receipts(BlockRun run, List<ByteString> transactions, EvmFork fork) {
        var receipts = new ArrayList<ByteString>();
        for (var bytes : transactions) {
            var tx = EthereumTransaction.parse(bytes).orThrow();
            var outcome = run.run(tx, tx.sender().orElseThrow());
            assertThat(outcome).isInstanceOf(TransactionOutcome.Executed.class);
            var executed = (TransactionOutcome.Executed) outcome;
            Receipt.Outcome end = executed.succeeded() ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
            if (!fork.since(EvmFork.BYZANTIUM)) {
                end = new Receipt.Outcome.StateAfter(state.with(run.changes()).root());
            }
            receipts.add(
                    Receipt.of(tx.type(), end, run.paidGas(), executed.logs()).bytes());
        }
        return receipts;
    }

    private BlockContext context(ExecutionHeader header, EvmRules forkRules) {
        return BlockContext.of(chainId, header, forkRules);
    }
}
