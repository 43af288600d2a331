package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of one payment on Ethereum, from the events about it and from what was proven since the wallet
/// was opened. Confined to the wallet-ledger loop.
final class EthereumPaymentFacts {
    private static final int MOST_REASONS = 8;

    private final WalletEvent.EthereumPaymentSigned signed;
    private final Set<String> reasons = new LinkedHashSet<>();
    private int servers;
    private @Nullable ChainPoint block;
    private boolean succeeded;
    private boolean settled;
    private boolean overtaken;
    private boolean abandoned;
    private Finding<TransactionReceipt> proof = Pending.because(new Pending.Reason.NotChecked());

    /// Only one transaction of an account has a nonce on a chain.
    record Place(String chain, EthereumAddress from, long nonce) {}

    EthereumPaymentFacts(WalletEvent.EthereumPaymentSigned signed) {
        this.signed = signed;
    }

    Hash256 hash() {
        return signed.payment();
    }

    Place place() {
        return new Place(signed.chain(), signed.from(), signed.transaction().nonce());
    }

    void apply(WalletEvent.OfEthereumPayments event) {
        switch (event) {
            case WalletEvent.EthereumPaymentSigned _ -> abandoned = false;
            case WalletEvent.EthereumPaymentTaken taken -> servers = Math.max(servers, taken.servers());
            case WalletEvent.EthereumPaymentRefused refused -> reasons.add(refused.reason());
            case WalletEvent.EthereumPaymentInBlock in -> {
                block = in.block();
                succeeded = in.succeeded();
                overtaken = false;
            }
            case WalletEvent.EthereumPaymentLeftBlock _ -> {
                block = null;
                settled = false;
                proof = Pending.because(new Pending.Reason.WaitingForBlock());
            }
            case WalletEvent.EthereumPaymentSettled _ -> settled = true;
            case WalletEvent.EthereumPaymentOvertaken _ -> overtaken = true;
            case WalletEvent.EthereumPaymentAbandoned _ -> abandoned = true;
        }
    }

    /// Whether an event tells anything new.
    boolean isNews(WalletEvent.OfEthereumPayments event) {
        return switch (event) {
            case WalletEvent.EthereumPaymentTaken taken -> taken.servers() > servers;
            case WalletEvent.EthereumPaymentRefused refused ->
                servers == 0 && reasons.size() < MOST_REASONS && !reasons.contains(refused.reason());
            case WalletEvent.EthereumPaymentInBlock in -> !block().equals(Optional.of(in.block()));
            case WalletEvent.EthereumPaymentLeftBlock _ -> isInBlock();
            case WalletEvent.EthereumPaymentSettled _ -> isInBlock() && !settled;
            case WalletEvent.EthereumPaymentOvertaken _ -> !overtaken;
            case WalletEvent.EthereumPaymentSigned _, WalletEvent.EthereumPaymentAbandoned _ -> true;
        };
    }

    void checked(Finding<TransactionReceipt> finding) {
        proof = finding;
    }

    Finding<TransactionReceipt> proof() {
        return proof;
    }

    Optional<ChainPoint> block() {
        return Optional.ofNullable(block);
    }

    boolean isInBlock() {
        return block != null;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /// @param winner another payment with the same place that is in a block
    EthereumPayment payment(Optional<Hash256> winner, String label) {
        return new EthereumPayment(
                signed.chain(),
                signed.from(),
                signed.transaction(),
                signed.at(),
                signed.replaces(),
                state(winner),
                label);
    }

    private EthereumPaymentState state(Optional<Hash256> winner) {
        if (block != null) {
            return settled
                    ? new EthereumPaymentState.Settled(proof, succeeded)
                    : new EthereumPaymentState.InBlock(proof, succeeded);
        }
        if (winner.isPresent()) return new EthereumPaymentState.Replaced(winner.get());
        if (overtaken) return new EthereumPaymentState.Overtaken();
        if (abandoned) return new EthereumPaymentState.Abandoned();
        if (servers > 0) return new EthereumPaymentState.Taken(servers);
        var last = reasons.stream().reduce((_, later) -> later);
        return last.<EthereumPaymentState>map(EthereumPaymentState.Rejected::new)
                .orElseGet(EthereumPaymentState.Saved::new);
    }
}
