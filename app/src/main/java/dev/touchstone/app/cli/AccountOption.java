package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which of a wallet's accounts of Ethereum is meant. Written by picocli, then only read.
final class AccountOption {
    @Option(
            names = "--account",
            paramLabel = "N|ADDRESS",
            description =
                    "Ethereum: the number of an account of the recovery phrase, or its address. Default: the first.")
    private @Nullable String account;

    boolean isNamed() {
        return account != null;
    }

    /// The account that was named, or the first of the phrase.
    EthereumAccount in(EthereumHoldings holdings) throws Failure {
        return found(holdings, account == null ? "0" : account);
    }

    /// The account that was named, or the first that can sign.
    EthereumAccount signingIn(EthereumHoldings holdings) throws Failure {
        if (account != null) return found(holdings, account);
        return holdings.first()
                .orElseThrow(
                        () -> Failure.refused(
                                "NoAccount",
                                "The wallet has no account of Ethereum that can sign. 'touchstone wallet account add' makes one."));
    }

    /// The account of this number, or with this address.
    static EthereumAccount found(EthereumHoldings holdings, String number) throws Failure {
        Optional<EthereumAccount> found = number.startsWith("0x")
                ? holdings.account(EthereumWords.address(number)).map(EthereumHolding::account)
                : holdings.accounts().stream()
                        .map(EthereumHolding::account)
                        .filter(each -> each instanceof EthereumAccount.Derived derived
                                && Integer.toString(derived.index()).equals(number))
                        .findFirst();
        return found.orElseThrow(() -> Failure.refused(
                "UnknownAccount",
                "The wallet has no account " + number
                        + ". 'touchstone wallet account list' shows those there are, and 'add' makes another."));
    }
}
