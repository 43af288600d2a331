package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
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
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.EthereumPaymentLedger.Followed;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.testsupport.EthereumWorld;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where a payment is, by what a node proves and what it does not.
class EthereumPaymentLookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");
    private static final EthereumAddress US = EthereumAddress.ZERO;
    private static final Finding<TransactionReceipt> NOWHERE = Pending.because(new Pending.Reason.NobodyProves());
    private static final Finding<TransactionReceipt> OFFLINE = Pending.because(new Pending.Reason.Offline());

    /// A node that proves one block and the account in it, and has no receipt.
    ///
    /// @param nonce of the account in the final block
    private record FakeQuestions(EthereumWorld world, long nonce, Finding<TransactionReceipt> receipt)
            implements PaymentQuestions {
        private static <T> Finding<T> unasked() {
            return Pending.because(new Pending.Reason.NotChecked());
        }

        @Override
        public Finding<ExecutionHeader> head(HeadKind at) {
            return world.head();
        }

        @Override
        public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
            return List.copyOf(world.sent(US, nonce).find(US).values());
        }

        @Override
        public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
            return inputs.stream().map(_ -> FakeQuestions.<CallResult>unasked()).toList();
        }

        @Override
        public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
            return unasked();
        }

        @Override
        public Finding<TipStatistics> tips() {
            return unasked();
        }

        @Override
        public Finding<ExecutionHeader> block(BlockNumber number) {
            return world.head();
        }

        @Override
        public Finding<TransactionReceipt> receipt(Hash256 transaction) {
            return receipt;
        }
    }

    private static FakeQuestions node(long nonce, Finding<TransactionReceipt> receipt) {
        return new FakeQuestions(EthereumWorld.at(7, NOW), nonce, receipt);
    }

    private static Followed payment(Optional<ChainPoint> block) {
        var transaction = new UnsignedTransaction(
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
        var payment = new EthereumPayment(
                "practice", US, transaction, NOW, Optional.empty(), new EthereumPaymentState.Taken(1), "");
        return new Followed(payment, block, Pending.because(new Pending.Reason.NotChecked()));
    }

    private static ChainPoint here() {
        return EthereumWorld.at(7, NOW).head().asOf();
    }

    @Test
    void aPaymentWhoseBlockWasReplacedHasLeftIt() {
        var other = new ChainPoint(here().height(), Hash256.ZERO);
        assertThat(EthereumPaymentLook.at(payment(Optional.of(other)), node(4, NOWHERE)))
                .isInstanceOf(EthereumPaymentLook.Found.Left.class);
    }

    @Test
    void aPaymentFromBeforeARestartIsNotProvenByWhatWasWrittenDown() {
        assertThat(EthereumPaymentLook.at(payment(Optional.of(here())), node(4, OFFLINE)))
                .isInstanceOf(EthereumPaymentLook.Found.NotProven.class);
    }

    @Test
    void aNonceThatIsUsedForGoodOvertakesWhatNobodyHas() {
        assertThat(EthereumPaymentLook.at(payment(Optional.empty()), node(4, NOWHERE)))
                .isInstanceOf(EthereumPaymentLook.Found.Overtaken.class);
    }

    @Test
    void nothingIsOvertakenByAServerThatDoesNotAnswer() {
        assertThat(EthereumPaymentLook.at(payment(Optional.empty()), node(4, OFFLINE)))
                .isInstanceOf(EthereumPaymentLook.Found.Nothing.class);
    }

    @Test
    void nothingIsOvertakenBeforeTheNonceIsUsedInTheFinalState() {
        assertThat(EthereumPaymentLook.at(payment(Optional.empty()), node(3, NOWHERE)))
                .isInstanceOf(EthereumPaymentLook.Found.Nothing.class);
    }
}
