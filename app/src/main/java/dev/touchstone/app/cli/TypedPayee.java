package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumRecipient;
import dev.touchstone.wallet.payment.EthereumRecipientProblem;

/// What somebody typed to say whom to pay on Ethereum, before the wallet or anybody else is asked. Immutable.
sealed interface TypedPayee {
    record Account(EthereumAddress address) implements TypedPayee {}

    /// What a contact may be called, or a name of the name service.
    record Called(String text) implements TypedPayee {}

    /// A payment link (ERC-681), for whichever chain.
    record Link(EthereumAsk ask) implements TypedPayee {
        /// Refuses a link for another chain than the one on which is paid.
        void check(EthereumChain ours) throws Failure {
            var asked = ask.chainId();
            if (asked.isEmpty() || asked.getAsLong() == ours.chainId()) return;
            var problem = new EthereumRecipientProblem.WrongChain(asked.getAsLong(), ours.chainId());
            throw Failure.refused(
                    "WrongNetwork", Words.plain(RequestTexts.explain(problem, EthereumTexts.name(ours.id()))));
        }
    }

    /// Reads what was typed, or says what is wrong with it.
    static TypedPayee parse(String typed) throws Failure {
        return parse(typed, 1);
    }

    private static TypedPayee parse(String typed, long chainId) throws Failure {
        return switch (EthereumRecipient.parse(typed, chainId)) {
            case EthereumRecipient.Account(var address, var _) -> new Account(address);
            case EthereumRecipient.Named _ -> new Called(typed.strip());
            case EthereumRecipient.Asked(var ask) -> new Link(ask);
            case EthereumRecipient.Refused(EthereumRecipientProblem.WrongChain(long asked, long _)) ->
                parse(typed, asked);
            case EthereumRecipient.Refused(EthereumRecipientProblem.ForeignLink _) -> new Called(typed.strip());
            case EthereumRecipient.Refused(EthereumRecipientProblem.BadAddress(var problem)) ->
                notAnAddress(typed, problem);
            case EthereumRecipient.Refused(var problem) -> throw refused(problem);
        };
    }

    private static TypedPayee notAnAddress(String typed, EthereumAddressProblem problem) throws Failure {
        return switch (problem) {
            case EthereumAddressProblem.UnknownForm _, EthereumAddressProblem.Name _ -> new Called(typed.strip());
            case EthereumAddressProblem.Empty _,
                    EthereumAddressProblem.NoPrefix _,
                    EthereumAddressProblem.WrongLength _,
                    EthereumAddressProblem.NotHexadecimal _,
                    EthereumAddressProblem.Mistyped _,
                    EthereumAddressProblem.PrivateKey _,
                    EthereumAddressProblem.BitcoinAddress _ ->
                throw Failure.usage(Words.plain(
                        RequestTexts.explain(new EthereumRecipientProblem.BadAddress(problem), "Ethereum")));
        };
    }

    private static Failure refused(EthereumRecipientProblem problem) {
        return Failure.refused("BadRecipient", Words.plain(RequestTexts.explain(problem, "Ethereum")));
    }
}
