package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// How much somebody typed: `all`, or a number, which means something once it is known of what. Immutable.
record TypedAmount(String text) {
    private static final String EVERYTHING = "all";

    boolean isAll() {
        return text.equals(EVERYTHING);
    }

    /// So much ether, or all there is.
    ///
    /// @param amount empty for all
    record Ether(Optional<Wei> amount) {
        static Ether exactly(Wei amount) {
            return new Ether(Optional.of(amount));
        }

        EthereumOrder order(EthereumAddress from, EthereumAddress payee) {
            return amount.<EthereumOrder>map(wei -> new EthereumOrder.PayEther(from, payee, wei))
                    .orElseGet(() -> new EthereumOrder.PayAllEther(from, payee));
        }
    }

    /// Read as ether, which needs its unit.
    Ether ether() throws Failure {
        return isAll() ? new Ether(Optional.empty()) : Ether.exactly(wei());
    }

    /// The same where it cannot be all there is.
    Wei wei() throws Failure {
        boolean hasUnit = text.strip().toLowerCase(Locale.ROOT).matches(".*(eth|wei)");
        if (!hasUnit) throw Failure.usage("Write the amount with its unit: " + text + "eth, or " + text + "wei.");
        return EthereumWords.amount(text, "an amount of ether");
    }

    /// Read as an amount of a token, by what its contract says. Blocks.
    ///
    /// @param holder whose all it is
    BigInteger units(EthereumAddress token, EthereumAddress holder, ContractAnswers contracts) throws Failure {
        return isAll() ? contracts.all(token, holder) : contracts.units(token, text);
    }
}
