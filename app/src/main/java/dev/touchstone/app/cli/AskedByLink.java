package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumAsk.Party;
import dev.touchstone.wallet.payment.EthereumAsk.What;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.Optional;

/// What a payment link asks for, together with what was typed beside it, which may add to it and not differ.
/// Immutable.
///
/// @param token which contract was typed, where one was
/// @param amount how much was typed, where that was
record AskedByLink(EthereumAsk ask, Optional<EthereumAddress> token, Optional<TypedAmount> amount) {
    /// Refuses what contradicts itself, before anybody is asked.
    void check() throws Failure {
        switch (ask.what()) {
            case What.Ether(var _, var asked) -> {
                if (token.isPresent()) throw Failure.usage("The link asks for ether; leave --token out.");
                ether(asked);
            }
            case What.Token(var contract, var _, var units) -> {
                var asked = contract(contract);
                if (token.isPresent() && !token.get().equals(asked)) {
                    throw Failure.usage("The link asks for another token, " + asked.text() + ".");
                }
                if (units.isEmpty() && amount.isEmpty()) throw saysNoAmount();
                boolean differs =
                        units.isPresent() && amount.isPresent() && amount.get().isAll();
                if (differs) throw saysAnother(units.get() + " of its smallest units");
            }
        }
    }

    /// What it comes to. Contracts are asked what has to be known first; blocks.
    EthereumOrder order(EthereumAddress from, EthereumAddress payee, TokenHoldings tokens, ContractAnswers contracts)
            throws Failure {
        return switch (ask.what()) {
            case What.Ether(var _, var asked) -> ether(asked).order(from, payee);
            case What.Token(var party, var _, var units) -> {
                var contract = new TokenContract(tokens.chain(), contract(party));
                if (token.isEmpty() && tokens.token(contract).isEmpty()) throw unknown(contract);
                yield new EthereumOrder.PayToken(
                        from, contract, payee, units(contract.address(), from, units, contracts));
            }
        };
    }

    private TypedAmount.Ether ether(Optional<Wei> asked) throws Failure {
        if (asked.isEmpty())
            return amount.orElseThrow(AskedByLink::saysNoAmount).ether();
        var exactly = TypedAmount.Ether.exactly(asked.get());
        boolean differs = amount.isPresent() && !amount.get().ether().equals(exactly);
        if (differs) throw saysAnother(EthereumWords.ether(asked.get()) + " ETH");
        return exactly;
    }

    private BigInteger units(
            EthereumAddress contract, EthereumAddress from, Optional<BigInteger> asked, ContractAnswers contracts)
            throws Failure {
        if (amount.isEmpty()) return asked.orElseThrow(AskedByLink::saysNoAmount);
        var typed = amount.get().units(contract, from, contracts);
        boolean differs = asked.isPresent() && !asked.get().equals(typed);
        if (differs) throw saysAnother(asked.get() + " of its smallest units");
        return typed;
    }

    private static EthereumAddress contract(Party contract) throws Failure {
        return switch (contract) {
            case Party.ByAddress(var address, var _) -> address;
            case Party.ByName _ ->
                throw Failure.refused(
                        "BadRecipient", "This link names its token by a name. Ask for one with the token's address.");
        };
    }

    private static Failure unknown(TokenContract contract) {
        return Failure.refused(
                "UnknownToken",
                "This link asks for a token that this wallet does not show. Name it with --token, or add it first: "
                        + "touchstone wallet token add " + contract.address().text());
    }

    private static Failure saysNoAmount() {
        return Failure.usage("Say how much with --amount; the link does not.");
    }

    private static Failure saysAnother(String asked) {
        return Failure.usage("The link asks for " + asked
                + " and --amount says something else; leave --amount out, or pay the plain address.");
    }
}
