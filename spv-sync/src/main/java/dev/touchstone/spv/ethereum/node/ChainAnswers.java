package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.Heads.Anchored;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Rules;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers questions about the chain on the thread that asks them, each about one block. Thread-safe; blocks.
final class ChainAnswers implements ChainQuestions, BlockQuestions, OlderQuestions {
    private final EthereumChain chain;
    private final Supplier<Heads> heads;
    private final StateAsk state;
    private final CallAsk calls;
    private final SimulationAsk simulations;
    private final TipAsk tips;
    private final BlockAsk blocks;
    private final ItemAsk items;
    private final LogAsk logs;
    private final BlockListAsk lists;

    ChainAnswers(EthereumChain chain, Supplier<Heads> heads, Asker asker, HeaderCache cache, InstantSource clock) {
        var proofs = new ProofCache();
        this.chain = chain;
        this.heads = heads;
        this.state = new StateAsk(asker, proofs);
        var known = new KnownState();
        var learned = new LearnedNeeds(known);
        this.calls = new CallAsk(chain, asker, proofs, known, learned);
        this.simulations = new SimulationAsk(chain, asker, proofs, known, learned);
        this.tips = new TipAsk(asker, clock);
        this.blocks = new BlockAsk(asker, state, cache);
        this.items = new ItemAsk(asker, blocks);
        this.logs = new LogAsk(asker, blocks);
        this.lists = new BlockListAsk(asker);
    }

    /// What is asked about one block.
    @FunctionalInterface
    private interface Question<R> {
        R about(Proven<ExecutionHeader> block) throws InterruptedException;
    }

    /// Asks about the newest block of this kind, and once more where a newer one came while nobody proved the
    /// older.
    private <R> R ask(
            HeadKind at, Question<R> question, Function<R, Boolean> isAnswer, Function<Pending.Reason, R> none) {
        var known = heads.get();
        var head = known.at(at);
        if (head.isEmpty()) return none.apply(known.otherwise());
        try {
            var answer = question.about(head.get().block());
            var newer = heads.get().at(at);
            boolean isWorthwhile = !isAnswer.apply(answer) && newer.isPresent() && !newer.equals(head);
            return isWorthwhile ? question.about(newer.get().block()) : answer;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return none.apply(new Pending.Reason.NotChecked());
        }
    }

    private <T> Finding<T> askOne(HeadKind at, Question<Finding<T>> question) {
        return ask(at, question, finding -> !(finding instanceof Pending<T>), Pending::because);
    }

    private static <T> boolean isAnswered(List<Finding<T>> findings) {
        return findings.stream().noneMatch(finding -> finding instanceof Pending<T>);
    }

    @Override
    public EthereumChain network() {
        return chain;
    }

    @Override
    public Finding<ExecutionHeader> head(HeadKind at) {
        var known = heads.get();
        return known.at(at)
                .<Finding<ExecutionHeader>>map(Anchored::block)
                .orElseGet(() -> Pending.because(known.otherwise()));
    }

    @Override
    public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
        return ask(
                at,
                block -> {
                    var found = state.accounts(block, addresses);
                    return addresses.stream().map(found::get).toList();
                },
                ChainAnswers::isAnswered,
                why -> addresses.stream()
                        .map(_ -> Pending.<AccountState>because(why))
                        .map(p -> (Finding<AccountState>) p)
                        .toList());
    }

    /// Each account, all of this block.
    Map<EthereumAddress, Finding<AccountState>> accounts(Anchored head, List<EthereumAddress> addresses)
            throws InterruptedException {
        return state.accounts(head.block(), addresses);
    }

    @Override
    public List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
        if (keys.isEmpty()) return List.of();
        return ask(
                at,
                block -> state.storage(block, address, keys),
                ChainAnswers::isAnswered,
                why -> keys.stream()
                        .map(_ -> Pending.<StorageSlot>because(why))
                        .map(p -> (Finding<StorageSlot>) p)
                        .toList());
    }

    @Override
    public Finding<ContractCode> code(EthereumAddress address, HeadKind at) {
        return askOne(at, block -> state.code(block, address));
    }

    @Override
    public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
        if (inputs.isEmpty()) return List.of();
        return ask(
                at,
                block -> calls.calls(block, inputs),
                ChainAnswers::isAnswered,
                why -> inputs.stream()
                        .map(_ -> Pending.<CallResult>because(why))
                        .map(p -> (Finding<CallResult>) p)
                        .toList());
    }

    @Override
    public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
        return askOne(at, block -> simulations.simulate(block, input));
    }

    @Override
    public Finding<TipStatistics> tips() {
        return askOne(HeadKind.SIGNED, tips::tips);
    }

    @Override
    public Finding<ExecutionHeader> block(BlockNumber number) {
        return askOne(HeadKind.SIGNED, head -> blocks.block(head, number));
    }

    @Override
    public Finding<BlockTransaction> transaction(Hash256 hash) {
        return askOne(HeadKind.SIGNED, head -> items.transaction(head, hash));
    }

    @Override
    public Finding<TransactionReceipt> receipt(Hash256 transaction) {
        return askOne(HeadKind.SIGNED, head -> items.receipt(head, transaction));
    }

    @Override
    public Finding<AccountState> accountAt(EthereumAddress address, BlockNumber number) {
        return askOne(HeadKind.SIGNED, head -> {
            var found = blocks.block(head, number);
            if (!(found instanceof Proven<ExecutionHeader> block)) return ProofVerdict.instead(found);
            return state.account(block, address);
        });
    }

    @Override
    public <T> Finding<T> answerAt(TokenQuestion<T> question, BlockNumber number) {
        return askOne(HeadKind.SIGNED, head -> {
            var found = blocks.block(head, number);
            if (!(found instanceof Proven<ExecutionHeader> block)) return ProofVerdict.instead(found);
            var result = calls.calls(block, List.of(question.input())).getFirst();
            return result instanceof Proven<CallResult> call
                    ? Rules.read(question, call)
                    : ProofVerdict.instead(result);
        });
    }

    @Override
    public BlockLists lists(BlockNumber number) {
        return ask(
                HeadKind.SIGNED,
                head -> {
                    var found = blocks.block(head, number);
                    return found instanceof Proven<ExecutionHeader> block
                            ? lists.lists(block)
                            : new BlockLists.NotRead(found);
                },
                found -> found instanceof BlockLists.Read,
                why -> new BlockLists.NotRead(Pending.because(why)));
    }

    @Override
    public FoundLogs logs(LogSearch search, LogSearch.Progress progress) {
        return ask(
                HeadKind.SIGNED,
                head -> logs.search(head, search, progress),
                found -> found.isWhole() || found.looked() > 0,
                why -> new FoundLogs(search, 0, 0, List.of(), Optional.of(Pending.because(why))));
    }

    /// Asks about exactly this block.
    private static <R> R askOf(Proven<ExecutionHeader> block, Question<R> question, Function<Pending.Reason, R> none) {
        try {
            return question.about(block);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return none.apply(new Pending.Reason.NotChecked());
        }
    }

    @Override
    public Finding<ExecutionHeader> below(Proven<ExecutionHeader> newer, BlockNumber number) {
        return askOf(newer, block -> blocks.block(block, number), Pending::because);
    }

    @Override
    public Finding<ExecutionHeader> block(Hash256 hash) {
        return askOne(HeadKind.SIGNED, head -> blocks.block(head, hash));
    }

    @Override
    public BlockRange range(BlockNumber first, BlockNumber last) {
        long count = last.value() - first.value() + 1;
        if (count < 1 || count > BlockRange.MOST_BLOCKS) throw new IllegalArgumentException(count + " blocks");
        return ask(
                HeadKind.SIGNED,
                head -> blocks.range(head, first, last),
                found -> found instanceof BlockRange.Read,
                why -> new BlockRange.NotRead(Pending.because(why)));
    }

    @Override
    public Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) {
        return askOf(block, lists::transactions, Pending::because);
    }

    @Override
    public Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) {
        return askOf(block, lists::receipts, Pending::because);
    }

    @Override
    public Finding<AccountState> account(Proven<ExecutionHeader> block, EthereumAddress address) {
        return askOf(block, it -> state.account(it, address), Pending::because);
    }

    @Override
    public List<Finding<StorageSlot>> storage(
            Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys) {
        return askOf(
                block,
                it -> state.storage(it, address, keys),
                why -> Collections.nCopies(keys.size(), Pending.because(why)));
    }

    @Override
    public Finding<ContractCode> code(Proven<ExecutionHeader> block, EthereumAddress address) {
        return askOf(block, it -> state.code(it, address), Pending::because);
    }

    @Override
    public Finding<CallResult> call(Proven<ExecutionHeader> block, CallInput input) {
        return askOf(block, it -> calls.calls(it, List.of(input)).getFirst(), Pending::because);
    }
}
