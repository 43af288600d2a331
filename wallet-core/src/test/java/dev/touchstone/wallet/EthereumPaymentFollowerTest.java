package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.MemoryJournal;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.testsupport.Accounts;
import dev.touchstone.wallet.testsupport.EthereumWorld;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When a payment that a block should hold is asked for again.
class EthereumPaymentFollowerTest {
    private static final String CHAIN = "practice";
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");
    private static final EthereumAddress US = EthereumAddress.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicReference<Throwable> bug = new AtomicReference<>();
    private final Loop loop = new Loop("wallet-ledger", bug::set);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final FakeNode node = new FakeNode();
    private final WalletState state = new WalletState(
            Network.BITCOIN_PRACTICE,
            new MemoryJournal(),
            new Ledger(new ScriptBook(Accounts.of(Network.BITCOIN_PRACTICE), GapLimit.BIP44)),
            () -> NOW);
    private final EthereumPaymentFollower follower = new EthereumPaymentFollower(
            state,
            loop,
            new WalletPorts(Accounts.CURVE, Dice.secure(), () -> NOW, Runnable::run, bug::set),
            (_, task) -> later.add(task),
            () -> {});

    /// A node that has no receipt, and counts how often it is asked for one.
    private static final class FakeNode implements PaymentQuestions {
        private final EthereumWorld world = EthereumWorld.at(7, NOW);
        private int asked;

        @Override
        public Finding<ExecutionHeader> head(HeadKind at) {
            return world.head();
        }

        @Override
        public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
            return List.copyOf(world.find(US).values());
        }

        @Override
        public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
            throw new AssertionError("a payment is followed by its receipt");
        }

        @Override
        public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
            throw new AssertionError("a payment is followed by its receipt");
        }

        @Override
        public Finding<TipStatistics> tips() {
            throw new AssertionError("a payment is followed by its receipt");
        }

        @Override
        public Finding<ExecutionHeader> block(BlockNumber number) {
            return world.head();
        }

        @Override
        public Finding<TransactionReceipt> receipt(Hash256 transaction) {
            asked++;
            return Pending.because(new Pending.Reason.NobodyProves());
        }
    }

    @AfterEach
    void end() {
        loop.close();
        assertThat(bug.get()).isNull();
    }

    private static EthereumTransaction transaction() {
        return new UnsignedTransaction(
                        US,
                        TransactionType.FEE_MARKET,
                        3,
                        new Fees.FeeMarket(Wei.of(1), Wei.PER_GWEI),
                        21_000,
                        new Destination.To(US),
                        Wei.PER_ETHER,
                        ByteString.EMPTY,
                        List.of(),
                        List.of())
                .signed(BigInteger.ONE, List.of(), TransactionSignature.NONE);
    }

    /// Runs something on the loop, and all that it leads to there.
    private void onLoop(Runnable task) throws Exception {
        loop.ask(
                () -> {
                    task.run();
                    return true;
                },
                PATIENCE);
        loop.ask(() -> true, PATIENCE);
    }

    /// The while is over that somebody waits for.
    private void whileIsOver() throws Exception {
        var task = loop.ask(later::remove, PATIENCE);
        task.run();
        loop.ask(() -> true, PATIENCE);
        loop.ask(() -> true, PATIENCE);
    }

    private int waiting() throws Exception {
        return loop.ask(later::size, PATIENCE);
    }

    /// A payment was signed, and the account's nonce in the newest block.
    private void follows(long nonce) throws Exception {
        onLoop(() -> {
            state.ledger()
                    .apply(new WalletEvent.EthereumPaymentSigned(CHAIN, US, transaction(), Optional.empty(), NOW));
            follower.attach(CHAIN, node);
        });
        isHead(nonce);
    }

    private void isHead(long nonce) throws Exception {
        onLoop(() ->
                follower.proven(CHAIN, EthereumWorld.at(7, NOW).sent(US, nonce).find(US)));
    }

    @Test
    void aReceiptThatNobodyProvesYetIsAskedForAgainShortly() throws Exception {
        follows(4);
        assertThat(node.asked).isOne();
        assertThat(waiting()).isOne();
        whileIsOver();
        assertThat(node.asked).isEqualTo(2);
    }

    @Test
    void afterAFewTimesItWaitsForTheNextHead() throws Exception {
        follows(4);
        for (int times = 0; times < 3; times++) whileIsOver();
        assertThat(node.asked).isEqualTo(4);
        assertThat(waiting()).isZero();
        isHead(4);
        assertThat(node.asked).isEqualTo(5);
        assertThat(waiting()).isZero();
    }

    @Test
    void aPaymentThatStillWaitsForABlockIsNotAskedFor() throws Exception {
        follows(3);
        assertThat(node.asked).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void nobodyIsAskedOnceTheNodeIsGone() throws Exception {
        follows(4);
        onLoop(follower::detach);
        whileIsOver();
        assertThat(node.asked).isOne();
    }
}
