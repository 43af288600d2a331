package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.ui.shell.EthereumSpending;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.util.concurrent.CompletableFuture;

/// What is to be signed, but for its fee. Immutable.
sealed interface Task {
    /// Asks the wallet to work it out at this fee.
    CompletableFuture<EthereumDraftOutcome> prepare(EthereumSpending spending, FeeWish fee);

    /// Whether it takes the place of a payment that waits.
    default boolean isReplacement() {
        return switch (this) {
            case Fresh _ -> false;
            case SpeedUp _, Cancel _ -> true;
        };
    }

    /// An order that nothing was signed for yet.
    record Fresh(EthereumOrder order) implements Task {
        @Override
        public CompletableFuture<EthereumDraftOutcome> prepare(EthereumSpending spending, FeeWish fee) {
            return spending.prepare(EthereumRequest.of(order, fee));
        }
    }

    /// The same as a payment that waits, at a higher fee.
    record SpeedUp(Hash256 payment) implements Task {
        @Override
        public CompletableFuture<EthereumDraftOutcome> prepare(EthereumSpending spending, FeeWish fee) {
            return spending.speedUp(payment, fee);
        }
    }

    /// Nothing in the place of a payment that waits.
    record Cancel(Hash256 payment) implements Task {
        @Override
        public CompletableFuture<EthereumDraftOutcome> prepare(EthereumSpending spending, FeeWish fee) {
            return spending.cancel(payment, fee);
        }
    }
}
