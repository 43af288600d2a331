package dev.touchstone.ui;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.airgap.DraftRequests;
import dev.touchstone.wallet.airgap.SignRequest;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.payment.ethereum.DeviceSignOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumDrafting;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Spending in a test: the wallet's own drafting over the state that the kernel proved, and a ledger that is
/// the real one; only the signature is none.
final class SampleSpending implements EthereumSpending {
    private static final BigInteger CHAIN_ID = BigInteger.valueOf(1337);
    static final Finding<TipStatistics> TIPS = new Claimed<>(
            new TipStatistics(Wei.of(100_000_000), Wei.of(500_000_000), Wei.of(1_500_000_000), 20),
            "execution.example.net",
            TestWindow.NOW);

    private final SampleWallet wallet;
    private final List<String> asked;
    Finding<TipStatistics> tips = TIPS;
    Optional<EthereumDraftOutcome> instead = Optional.empty();
    Optional<EthereumSignOutcome> insteadOfSigning = Optional.empty();
    boolean silent;
    boolean otherSignature;

    SampleSpending(SampleWallet wallet, List<String> asked) {
        this.wallet = wallet;
        this.asked = asked;
    }

    private EthereumDrafting drafting(EthereumAddress from) {
        var now = wallet.snapshot().get();
        var waiting = now.ethereumPayments().reversed().stream()
                .filter(payment -> payment.from().equals(from) && payment.isWaiting())
                .toList();
        return new EthereumDrafting(
                SampleEthereum.CHAIN,
                CHAIN_ID,
                now.ethereum().addresses(),
                waiting,
                new Questions(tips),
                () -> TestWindow.NOW);
    }

    private CompletableFuture<EthereumDraftOutcome> answer(EthereumDraftOutcome outcome) {
        return silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(instead.orElse(outcome));
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> prepare(EthereumRequest request) {
        asked.add("prepare " + request.order().getClass().getSimpleName() + " " + request.fee());
        return answer(drafting(request.order().from()).prepare(request));
    }

    private EthereumPayment payment(Hash256 hash) {
        return wallet.snapshot().get().ethereumPayment(hash).orElseThrow();
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> speedUp(Hash256 hash, FeeWish fee) {
        var payment = payment(hash);
        return replace(payment, EthereumDrafting.orderOf(payment), fee);
    }

    @Override
    public CompletableFuture<EthereumDraftOutcome> cancel(Hash256 hash, FeeWish fee) {
        var payment = payment(hash);
        return replace(payment, new EthereumOrder.PayEther(payment.from(), payment.from(), Wei.ZERO), fee);
    }

    private CompletableFuture<EthereumDraftOutcome> replace(EthereumPayment payment, EthereumOrder order, FeeWish fee) {
        if (!payment.isWaiting()) return answer(new EthereumDraftOutcome.NotWaiting(payment.hash()));
        return answer(drafting(payment.from()).inPlaceOf(payment, order, fee));
    }

    @Override
    public CompletableFuture<EthereumSignOutcome> sign(EthereumDraft draft, char[] password) {
        asked.add("sign nonce " + draft.transaction().nonce());
        if (insteadOfSigning.isPresent()) return CompletableFuture.completedFuture(insteadOfSigning.get());
        if (!wallet.isPassword(password)) {
            return CompletableFuture.completedFuture(new EthereumSignOutcome.WrongPassword());
        }
        var signed = keep(draft, Duration.ZERO);
        return CompletableFuture.completedFuture(new EthereumSignOutcome.Signed(signed));
    }

    /// Keeps a draft as if it had been signed so long ago.
    EthereumTransaction keep(EthereumDraft draft, Duration ago) {
        var blank = draft.transaction().blank(CHAIN_ID);
        wallet.apply(new WalletEvent.EthereumPaymentSigned(
                SampleEthereum.CHAIN, draft.transaction().from(), blank, draft.replaces(), TestWindow.NOW.minus(ago)));
        return blank;
    }

    /// Drafts an order and keeps it.
    EthereumTransaction signed(EthereumOrder order, Duration ago) {
        var request = EthereumRequest.of(order, new FeeWish.Soon(FeeWish.Speed.NORMAL));
        if (!(drafting(order.from()).prepare(request) instanceof EthereumDraftOutcome.Ready(var draft)))
            throw new AssertionError(drafting(order.from()).prepare(request));
        return keep(draft, ago);
    }

    void taken(EthereumTransaction payment, int servers) {
        wallet.apply(new WalletEvent.EthereumPaymentTaken(payment.hash(), servers, TestWindow.NOW));
    }

    void refused(EthereumTransaction payment, String reason) {
        wallet.apply(new WalletEvent.EthereumPaymentRefused(payment.hash(), reason, TestWindow.NOW));
    }

    /// A block holds it, and the node proves that.
    void included(EthereumTransaction payment, boolean succeeded) {
        included(payment, succeeded, SampleBeacon.receipt(payment, succeeded));
    }

    void included(EthereumTransaction payment, boolean succeeded, Finding<TransactionReceipt> proof) {
        var block = SampleEthereum.BEACON.header(HeadKind.SIGNED).asOf();
        wallet.ledger.ethereumPayments().checked(payment.hash(), proof);
        wallet.apply(new WalletEvent.EthereumPaymentInBlock(payment.hash(), block, succeeded, TestWindow.NOW));
    }

    void settled(EthereumTransaction payment) {
        wallet.apply(new WalletEvent.EthereumPaymentSettled(payment.hash(), TestWindow.NOW));
    }

    @Override
    public SignRequest request(EthereumDraft draft, KeyOrigin key) {
        return DraftRequests.of(draft, key, new Random(7)::nextBytes);
    }

    @Override
    public CompletableFuture<DeviceSignOutcome> takeSignature(EthereumDraft draft, DeviceSignature signature) {
        asked.add("take signature " + signature.signature().hex().substring(0, 4));
        if (otherSignature) return CompletableFuture.completedFuture(new DeviceSignOutcome.OtherSignature());
        var signed = new EthereumSignOutcome.Signed(keep(draft, Duration.ZERO));
        return CompletableFuture.completedFuture(new DeviceSignOutcome.Concluded(signed));
    }

    @Override
    public CompletableFuture<Saving<Hash256>> abandon(Hash256 payment) {
        wallet.apply(new WalletEvent.EthereumPaymentAbandoned(payment, TestWindow.NOW));
        return CompletableFuture.completedFuture(new Saving.Saved<>(payment));
    }

    /// What a node answers in the newest block of the test.
    private record Questions(Finding<TipStatistics> tips) implements PaymentQuestions {
        @Override
        public Finding<ExecutionHeader> head(HeadKind at) {
            return SampleEthereum.BEACON.header(at);
        }

        @Override
        public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
            return addresses.stream()
                    .map(address -> SampleEthereum.BEACON.account(address, at))
                    .toList();
        }

        @Override
        public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
            return inputs.stream().map(SampleEthereum.BEACON::call).toList();
        }

        @Override
        public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
            return SampleEthereum.BEACON.simulate(input);
        }

        @Override
        public Finding<ExecutionHeader> block(BlockNumber number) {
            throw new AssertionError("no screen asks for blocks");
        }

        @Override
        public Finding<TransactionReceipt> receipt(Hash256 transaction) {
            throw new AssertionError("no screen asks for receipts");
        }
    }
}
