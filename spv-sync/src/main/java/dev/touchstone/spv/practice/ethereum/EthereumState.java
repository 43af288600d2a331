package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A practice chain with everything in it: blocks, states, and transactions that wait. Confined to the
/// practice-ethereum loop.
final class EthereumState {
    private static final String NAME = "Touchstone practice";

    private final PracticeEthereumSettings settings;
    private final EthereumChain network;
    private final ChainBlocks chain = new ChainBlocks();
    private final Execution execution;
    private final SlotMaker maker;
    private final LightClientServer lightClients;
    private final TransactionPool pool = new TransactionPool();
    private final TransactionChecks checks;
    private final Faucet faucet;
    private final Map<Hash256, WorldState> states = new LinkedHashMap<>();
    private final List<StateSeed> seeds = new ArrayList<>();
    private final Payouts payouts = new Payouts();
    private final List<Listener> listeners = new ArrayList<>();
    private int branches;

    /// Is told of every change, on the loop.
    interface Listener {
        /// A block was added.
        default void added(BeaconBlock block) {}

        /// The newest blocks are no more.
        default void removed(List<BeaconBlock> blocks) {}
    }

    EthereumState(PracticeEthereumSettings settings, EthereumChain network) {
        this.settings = settings;
        this.network = network;
        var schedule = network.schedule();
        var seed = schedule.genesisValidatorsRoot();
        var committees = new Committees(schedule.preset(), seed);
        this.execution = new Execution(
                network.chainId(), number -> chain.executionByNumber(number).map(ExecutionBlock::hash));
        this.maker = new SlotMaker(schedule, committees, execution);
        this.lightClients = new LightClientServer(schedule, committees, chain);
        this.checks = new TransactionChecks(network.chainId());
        this.faucet = new Faucet(network.chainId());
        var allocations = new LinkedHashMap<>(settings.allocations());
        allocations.put(faucet.address(), Faucet.WEALTH);
        add(maker.genesis(allocations, extra()));
        if (hasContracts()) contracts().making().forEach(code -> send(Faucet.Task.making(code)));
    }

    /// Contracts are made where the instructions are known that they were compiled to: from Cancun on.
    private boolean hasContracts() {
        return settings.hasContracts() && nextRules().hasBlobs();
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    /// What blocks call themselves, so that those of a later branch are others.
    private ByteString extra() {
        var name = branches == 0 ? NAME : NAME + " " + branches;
        return ByteString.of(name.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(SlotMaker.Made made) {
        var block = made.block();
        chain.add(block);
        states.put(block.execution().hash(), made.state());
        if (states.size() > settings.proofWindow() + 1) {
            states.remove(states.keySet().iterator().next());
        }
        lightClients.added();
        pool.settle(made.state());
        listeners.forEach(listener -> listener.added(block));
    }

    /// Makes a block in each of the next slots.
    void advance(int slots, int present) {
        for (int i = 0; i < slots; i++) make(Slot.of(chain.head().slot().value() + 1), present);
    }

    /// Goes on to this slot. What lies far back is passed over with a few blocks in each period, so that light
    /// clients can still follow.
    void advanceTo(Slot slot, int present) {
        CatchingUp.slots(schedule().preset(), chain.head().slot(), slot).forEach(next -> make(next, present));
    }

    /// Makes the next block in this slot; those between stay empty.
    void make(Slot slot, int present) {
        if (present < 0 || present > schedule().preset().committeeSize()) {
            throw new IllegalArgumentException(present + " are not in the committee");
        }
        add(maker.next(chain, head(), new SlotMaker.Task(slot, present, extra(), this::content)));
    }

    private void content(BlockRun run, Wei baseFee) {
        seeds.forEach(run::lay);
        seeds.clear();
        pool.fill(run, baseFee);
        if (run.rules().hasWithdrawals()) payouts.fill(run);
    }

    /// Puts empty blocks in the place of the newest ones. What those held waits again.
    ///
    /// @throws IllegalArgumentException when one of them is final
    void reorganise(int depth, int present) {
        int left = chain.size() - depth;
        boolean isPossible = depth > 0
                && left > 0
                && !chain.finalized().slot().isAfter(chain.get(left - 1).slot())
                && states.containsKey(chain.get(left - 1).execution().hash());
        if (!isPossible) throw new IllegalArgumentException("the newest " + depth + " blocks cannot give way");
        var removed = removeLast(depth);
        branches++;
        for (var block : removed) {
            var task = new SlotMaker.Task(block.slot(), present, extra(), (_, _) -> {});
            add(maker.next(chain, head(), task));
        }
        for (var block : removed.reversed()) payouts.removed(block.execution());
        for (var block : removed) {
            seeds.addAll(block.execution().seeds());
            block.execution().transactions().forEach(sent -> pool.add(sent, head()));
        }
    }

    /// Takes over blocks that were kept, all of them or none.
    ///
    /// @throws IOException when they do not fit: made by other rules, or damaged
    void restore(List<KeptBlock> kept, int formerBranches) throws IOException {
        branches = formerBranches;
        int whole = Math.max(0, kept.size() - settings.proofWindow() - 1);
        var rings = new Rings.Later();
        var state = head();
        for (var block : kept.subList(0, whole)) {
            rings.nextRootIs(block.stateRoot());
            var made = again(block, state, rings);
            state = made.state();
            add(made);
        }
        if (whole > 0) states.put(chain.head().execution().hash(), rings.writtenTo(state));
        for (var block : kept.subList(whole, kept.size())) add(again(block, head(), Rings.AT_ONCE));
    }

    private SlotMaker.Made again(KeptBlock block, WorldState state, Rings rings) throws IOException {
        var task = new SlotMaker.Task(
                block.slot(), block.aggregate().participants(), block.extra(), (run, _) -> content(run, block));
        boolean fits = block.slot().isAfter(chain.head().slot())
                && block.aggregate().size() == schedule().preset().committeeSize();
        if (fits) {
            var made = maker.again(chain, state, block, task, rings);
            var execution = made.block().execution();
            boolean isIt = execution.header().stateRoot().equals(block.stateRoot())
                    && execution.transactions().size() == block.transactions().size();
            if (isIt) return made;
        }
        throw new IOException("the practice chain that was kept cannot be made again from slot " + block.slot());
    }

    private void content(BlockRun run, KeptBlock block) {
        block.seeds().forEach(run::lay);
        for (var bytes : block.transactions()) {
            if (checks.read(bytes) instanceof TransactionChecks.Reading.Good(var sent) && run.takes(sent))
                run.run(sent);
        }
        for (var bytes : block.withdrawals()) {
            Withdrawal.parse(bytes).toOptional().ifPresent(withdrawal -> {
                run.pay(withdrawal);
                payouts.paid(withdrawal);
            });
        }
    }

    private List<BeaconBlock> removeLast(int depth) {
        var removed = new ArrayList<BeaconBlock>();
        for (int i = 0; i < depth; i++) {
            var block = chain.removeLast();
            states.remove(block.execution().hash());
            removed.addFirst(block);
        }
        lightClients.removedFrom(chain.size());
        listeners.forEach(listener -> listener.removed(List.copyOf(removed)));
        return removed;
    }

    /// Lays something into the state of the next block.
    void seed(StateSeed seed) {
        seeds.add(seed);
    }

    /// Has one of the next blocks pay out to a validator.
    ///
    /// @return how many payouts wait
    int payOut(EthereumAddress to, long gwei) {
        return payouts.add(to, gwei);
    }

    PracticeSubmitResult submit(ByteString bytes) {
        return switch (checks.read(bytes)) {
            case TransactionChecks.Reading.Bad(var why) -> new PracticeSubmitResult.Refused(why);
            case TransactionChecks.Reading.Good(var sent) -> submit(sent);
        };
    }

    private PracticeSubmitResult submit(SentTransaction sent) {
        boolean isKnown = pool.byHash(sent.hash()).isPresent()
                || chain.transaction(sent.hash()).isPresent();
        if (isKnown) return new PracticeSubmitResult.AlreadyKnown(sent.hash());
        return TransactionChecks.problemOf(sent, nextRules())
                .or(() -> pool.add(sent, head()))
                .<PracticeSubmitResult>map(PracticeSubmitResult.Refused::new)
                .orElseGet(() -> new PracticeSubmitResult.Accepted(sent.hash()));
    }

    PracticePayResult pay(EthereumAddress to, Wei amount) {
        var wealth = head().account(faucet.address()).balance();
        var payment = signed(Faucet.Task.payment(to, amount));
        if (wealth.value().compareTo(payment.mostCost()) < 0) return new PracticePayResult.Empty(wealth);
        return submit(payment) instanceof PracticeSubmitResult.Refused(var why)
                ? new PracticePayResult.Refused(why)
                : new PracticePayResult.Paid(payment.transaction());
    }

    private SentTransaction signed(Faucet.Task task) {
        return faucet.transaction(pool.nextNonce(faucet.address(), head()), task, nextBaseFee());
    }

    private PracticeGiveResult send(Faucet.Task task) {
        var sent = signed(task);
        return submit(sent) instanceof PracticeSubmitResult.Refused(var why)
                ? new PracticeGiveResult.Refused(why)
                : new PracticeGiveResult.Given(sent.transaction());
    }

    /// The contracts of every practice chain; whether this one has them is for [#give] to say.
    PracticeContracts contracts() {
        return PracticeContracts.of(faucet.address());
    }

    /// Has the faucet call one of its contracts.
    PracticeGiveResult give(EthereumAddress contract, ByteString data) {
        return head().account(contract).hasCode()
                ? send(Faucet.Task.call(contract, data))
                : new PracticeGiveResult.NoContract();
    }

    /// Has the faucet give a name, or say where the gateway of names is.
    PracticeGiveResult name(EthereumAddress contract, ByteString data) {
        return head().account(contract).hasCode()
                ? send(Faucet.Task.naming(contract, data))
                : new PracticeGiveResult.NoContract();
    }

    /// Has the faucet call a contract that is laid into the state of the next block.
    PracticeGiveResult call(EthereumAddress contract, ByteString data) {
        return send(Faucet.Task.call(contract, data));
    }

    PracticeGiveResult giveToken(EthereumAddress token, EthereumAddress to, BigInteger amount) {
        var left = PracticeContracts.balance(head(), token, faucet.address());
        boolean isTooMuch = head().account(token).hasCode() && left.compareTo(amount) < 0;
        return isTooMuch ? new PracticeGiveResult.Empty(left) : give(token, PracticeContracts.transfer(to, amount));
    }

    private ExecutionRules nextRules() {
        var slot = Slot.of(chain.head().slot().value() + 1);
        return new ExecutionRules(schedule().forkAt(slot).orElseThrow());
    }

    /// The rules that a block was made by.
    ExecutionRules rulesOf(ExecutionBlock block) {
        return new ExecutionRules(chain.get((int) block.number().value()).fork());
    }

    Wei nextBaseFee() {
        return BaseFee.after(chain.head().execution().header()).orElseThrow();
    }

    /// The state after the newest block.
    WorldState head() {
        return stateAfter(chain.head().execution()).orElseThrow();
    }

    /// The state after a block; empty for one that lies too far back.
    Optional<WorldState> stateAfter(ExecutionBlock block) {
        return Optional.ofNullable(states.get(block.hash()));
    }

    /// The execution block whose hash light clients prove with this beacon block: its own, from Gloas on the one
    /// before.
    ExecutionBlock provenBy(BeaconBlock block) {
        return switch (block.link()) {
            case BeaconLeaf.ParentHash(var hash) ->
                chain.executionByHash(hash).orElse(chain.genesis().execution());
            case BeaconLeaf.Payload _, BeaconLeaf.None _ -> block.execution();
        };
    }

    PracticeEthereumSettings settings() {
        return settings;
    }

    EthereumChain network() {
        return network;
    }

    ForkSchedule schedule() {
        return network.schedule();
    }

    ChainBlocks chain() {
        return chain;
    }

    LightClientServer lightClients() {
        return lightClients;
    }

    Execution execution() {
        return execution;
    }

    TransactionPool pool() {
        return pool;
    }

    SlotMaker maker() {
        return maker;
    }
}
