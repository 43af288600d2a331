package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.proof.OlderBlock;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// An Ethereum network for practice, which nobody outside this computer can reach and whose ether is worth nothing:
/// a beacon chain with a sync committee that signs, an execution chain, and the two servers that wallets speak to.
/// Thread-safe.
///
/// It begins with some slots behind it, so that there is a final block to trust. After an operation returns, who
/// asks is told the new state, and who listens has been told.
public final class PracticeEthereum implements AutoCloseable {
    /// The event's name, from whom, to whom, which (ERC-721, `Transfer`).
    private static final int TOPICS_OF_TRANSFER = 4;

    static final String SOFTWARE = "Touchstone-Practice/0.1.0";
    static final String ID = "practice";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BLOCKS = "ethereum-blocks.dat";
    private static final int LOOKS_PER_SLOT = 8;

    private final Loop loop;
    private final EthereumState state;
    private final PracticeServers servers;
    private final InstantSource clock;
    private final Closer closer;
    private final Latest<PracticeEthereumSnapshot> snapshot;
    private final SlotTimer timer = new SlotTimer(this::followClock);

    /// Closes what lies below the servers.
    @FunctionalInterface
    private interface Closer {
        void close() throws IOException;
    }

    private PracticeEthereum(
            Loop loop, EthereumState state, PracticeServers servers, InstantSource clock, Closer closer) {
        this.loop = loop;
        this.state = state;
        this.servers = servers;
        this.clock = clock;
        this.closer = closer;
        this.snapshot = new Latest<>(now());
    }

    /// Starts a chain that is kept in memory.
    public static PracticeEthereum start(PracticeEthereumSettings settings, InstantSource clock) throws IOException {
        return start(settings, clock, PracticeEthereumAnswers.HONEST);
    }

    /// Starts a chain in memory whose servers say what `answers` makes of the truth.
    public static PracticeEthereum start(
            PracticeEthereumSettings settings, InstantSource clock, PracticeEthereumAnswers answers)
            throws IOException {
        var state = new EthereumState(settings, Networks.of(settings, genesis(settings, clock)));
        state.advance(settings.pastSlots(), settings.participants());
        return listen(state, clock, answers, () -> {});
    }

    /// When a chain begins that has its past behind it now.
    private static Instant genesis(PracticeEthereumSettings settings, InstantSource clock) {
        return clock.instant().minus(settings.slotTime().multipliedBy(settings.pastSlots()));
    }

    /// Starts a chain whose blocks lie in `folder`, made if need be, and are there again the next time; those that
    /// it missed meanwhile are made up for. Transactions that wait are not kept.
    ///
    /// @throws IOException also when another process has the folder open, or its blocks were made by other rules
    public static PracticeEthereum open(Path folder, PracticeEthereumSettings settings, InstantSource clock)
            throws IOException {
        Files.createDirectories(folder);
        var file = ChainFile.open(folder.resolve(BLOCKS));
        try {
            var state = file.records().isEmpty() ? begun(file, settings, clock) : restored(file, settings);
            var now = state.schedule().slotAt(clock.instant()).orElse(Slot.GENESIS);
            state.advanceTo(now, settings.participants());
            return listen(state, clock, PracticeEthereumAnswers.HONEST, file::close);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static EthereumState begun(ChainFile file, PracticeEthereumSettings settings, InstantSource clock)
            throws IOException {
        var network = Networks.of(settings, genesis(settings, clock));
        var state = new EthereumState(settings, network);
        var keeper = new ChainKeeper(file);
        keeper.begin(network.schedule().genesis(), settings);
        state.listen(keeper);
        state.advance(settings.pastSlots(), settings.participants());
        return state;
    }

    private static EthereumState restored(ChainFile file, PracticeEthereumSettings settings) throws IOException {
        var kept = ChainKeeper.read(file.records());
        if (!kept.rules().equals(ChainKeeper.rulesOf(settings))) {
            throw new IOException("the practice chain that was kept has other rules");
        }
        var state = new EthereumState(settings, Networks.of(settings, kept.genesis()));
        state.restore(kept.blocks(), kept.branches());
        state.listen(new ChainKeeper(file));
        return state;
    }

    private static PracticeEthereum listen(
            EthereumState state, InstantSource clock, PracticeEthereumAnswers answers, Closer closer)
            throws IOException {
        var loop = new Loop("practice-ethereum", _ -> {});
        try {
            return new PracticeEthereum(loop, state, PracticeServers.listen(state, loop, answers), clock, closer);
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    /// The network's rules, as a light client has to know them.
    public EthereumChain chain() {
        return state.network();
    }

    /// Where the beacon node is.
    public URI beaconUrl() {
        return servers.beaconUrl();
    }

    /// Where the execution client is.
    public URI rpcUrl() {
        return servers.rpcUrl();
    }

    /// Its blocks as they come.
    public Latest<PracticeEthereumSnapshot> snapshot() {
        return snapshot;
    }

    private PracticeEthereumSnapshot now() {
        var head = state.chain().head();
        return new PracticeEthereumSnapshot(
                head.slot(),
                head.root(),
                head.fork(),
                head.execution().number(),
                head.execution().hash(),
                state.chain().finalized().slot(),
                head.aggregate().participants(),
                state.pool().size());
    }

    /// A clock that is never behind the newest slot, for those who have the chain run ahead of time.
    public InstantSource time() {
        return () -> {
            var head = state.schedule().timeOf(snapshot.get().head());
            var now = clock.instant();
            return now.isBefore(head) ? head : now;
        };
    }

    /// The root of the newest final block, which can be trusted as a checkpoint; of the first block while nothing is
    /// final.
    public Hash256 checkpointRoot() {
        return onLoop(() -> state.chain().finalized().root());
    }

    /// The root of the block of this slot.
    public Optional<Hash256> rootAt(Slot slot) {
        return onLoop(() -> state.chain().at(slot).map(BeaconBlock::root));
    }

    /// What leads from the execution block that the beacon block of an older slot names to the state of a newer
    /// slot's beacon block, as files of the chain's history hold it.
    public Optional<OlderBlock> history(Slot newer, Slot older) {
        return onLoop(() -> {
            var chain = state.chain();
            return chain.at(newer)
                    .flatMap(block -> chain.at(older)
                            .flatMap(before -> state.lightClients().older(block, before)));
        });
    }

    /// The header of the execution block with this number.
    public Optional<ExecutionHeader> headerAt(BlockNumber number) {
        return onLoop(() -> state.chain().executionByNumber(number.value()).map(ExecutionBlock::header));
    }

    /// Makes a block in each of the next slots, whatever the clock says, signed by as many as the settings say.
    public void advance(int slots) {
        advance(slots, state.settings().participants());
    }

    /// Makes a block in each of the next slots, signed by so many of the committee. Fewer than two thirds hold
    /// finality back.
    public void advance(int slots, int participants) {
        onLoop(() -> {
            state.advance(slots, participants);
            return slots;
        });
    }

    /// Leaves slots empty: the next block comes after them.
    public void skip(int slots) {
        onLoop(() -> {
            var to = state.chain().head().slot().value() + slots + 1;
            state.make(Slot.of(to), state.settings().participants());
            return slots;
        });
    }

    /// Has a block made in each slot when its time comes, until [#stopTheClock()]. What was missed is made up for.
    public void runByTheClock() {
        timer.start(state.schedule().slotTime().dividedBy(LOOKS_PER_SLOT));
    }

    /// Has blocks made up to the slot that the clock says it is. A long time is passed over with a few blocks in
    /// each committee's period.
    public void catchUp() {
        followClock();
    }

    public void stopTheClock() {
        timer.stop();
    }

    private void followClock() {
        var now = state.schedule().slotAt(clock.instant()).orElse(Slot.GENESIS);
        if (!now.isAfter(snapshot.get().head())) return;
        onLoop(() -> {
            state.advanceTo(now, state.settings().participants());
            return now;
        });
    }

    /// Puts empty blocks in the place of the newest ones. What those held waits for a block again.
    ///
    /// @throws IllegalArgumentException when one of them is final
    public void reorganise(int depth) {
        onLoop(() -> {
            state.reorganise(depth, state.settings().participants());
            return depth;
        });
    }

    /// Offers a signed transaction, in the form in which blocks hold it.
    public PracticeSubmitResult submit(ByteString transaction) {
        return onLoop(() -> state.submit(transaction));
    }

    /// Pays practice ether; the payment is left for the next block.
    public PracticePayResult pay(EthereumAddress to, Wei amount) {
        return onLoop(() -> state.pay(to, amount));
    }

    /// Pays out to a validator, in one of the next blocks (EIP-4895); before Capella when it has come.
    ///
    /// @param gwei how much, above zero
    public void payOut(EthereumAddress to, long gwei) {
        if (gwei <= 0) throw new IllegalArgumentException("a payout of " + gwei + " gwei");
        onLoop(() -> state.payOut(to, gwei));
    }

    /// Where the contracts are that the faucet makes in the first block of a chain that has them, and gives from.
    public PracticeContracts contracts() {
        return state.contracts();
    }

    /// Gives practice tokens ([PracticeContracts#token]); the transaction is left for the next block.
    ///
    /// @param amount in the token's smallest units
    public PracticeGiveResult giveToken(EthereumAddress to, BigInteger amount) {
        return onLoop(() -> state.giveToken(contracts().token(), to, amount));
    }

    /// Gives practice dollars ([PracticeContracts#dollar]).
    ///
    /// @param amount in the token's smallest units
    public PracticeGiveResult giveDollar(EthereumAddress to, BigInteger amount) {
        return onLoop(() -> state.giveToken(contracts().dollar(), to, amount));
    }

    /// Gives the next piece of the collection ([PracticeContracts#pieces]); which it is, its transaction's log tells.
    public PracticeGiveResult giveNft(EthereumAddress to) {
        return onLoop(() -> state.give(contracts().pieces(), PracticeContracts.mintPiece(to)));
    }

    /// Which piece a transaction gave; empty while it is in no block, and for one that gave none.
    public Optional<BigInteger> pieceOf(EthereumTransaction gift) {
        return onLoop(() -> state.chain().transaction(gift.hash()).flatMap(spot -> {
            var logs = spot.block().receipts().get(spot.index()).logs();
            return logs.stream()
                    .filter(log -> log.address().equals(contracts().pieces()))
                    .filter(log -> log.topics().size() == TOPICS_OF_TRANSFER)
                    .findFirst()
                    .map(log -> new BigInteger(1, log.topics().getLast().toBytes()));
        }));
    }

    /// Gives so many of a kind of item ([PracticeContracts#items]).
    public PracticeGiveResult giveItem(EthereumAddress to, BigInteger kind, BigInteger amount) {
        return onLoop(() -> state.give(contracts().items(), PracticeContracts.mintItem(to, kind, amount)));
    }

    /// Gives `label.eth` to an account for a year, and the account that name ([PracticeNames]).
    ///
    /// @param label in its normal form, without a dot
    /// @param bitcoin the script that is paid to under the same name; empty for none
    public PracticeGiveResult giveName(String label, EthereumAddress to, ByteString bitcoin) {
        var names = contracts().names();
        return onLoop(() -> state.name(names.registrar(), names.give(label, to, bitcoin)));
    }

    /// Has names below `off.eth` answered by a gateway ([NameGateway]).
    ///
    /// @param template its address (EIP-3668)
    public PracticeGiveResult setNameGateway(String template) {
        return onLoop(() -> state.name(contracts().names().offchain(), PracticeNames.gateway(template)));
    }

    /// Lays a contract into the state of the next block, by decree: it was never made by a transaction.
    public void seedContract(EthereumAddress address, ByteString code, Map<StorageKey, Hash256> storage) {
        seed(new StateSeed.Contract(address, code, storage));
    }

    /// Lays a word into a contract's storage, in the next block.
    public void setStorage(EthereumAddress contract, StorageKey key, Hash256 word) {
        seed(new StateSeed.Word(contract, key, word));
    }

    /// Sets what an account has, in the next block.
    public void setBalance(EthereumAddress address, Wei balance) {
        seed(new StateSeed.Balance(address, balance));
    }

    private void seed(StateSeed seed) {
        onLoop(() -> {
            state.seed(seed);
            return seed;
        });
    }

    /// For what is beside the chain, and for tests that forge what it would not say; only on its loop.
    <T> T inside(Function<EthereumState, T> question) {
        return onLoop(() -> question.apply(state));
    }

    private <T> T onLoop(Callable<T> operation) {
        try {
            return loop.ask(
                    () -> {
                        var result = operation.call();
                        snapshot.set(now());
                        return result;
                    },
                    PATIENCE);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the practice chain does not answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the practice chain was at work");
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) throw wrong;
            throw e;
        }
    }

    /// Ends all connections and stops.
    @Override
    public void close() throws IOException {
        timer.stop();
        servers.close();
        loop.close();
        closer.close();
    }
}
