package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumRecipient;
import dev.touchstone.wallet.payment.EthereumRecipientProblem;

/// What stands in a field that says whom to pay on Ethereum. Immutable. The one place where other forms of
/// saying it are to be added.
sealed interface PayeeText {
    /// An address.
    ///
    /// @param checked whether the text carried a checksum
    record Account(EthereumAddress address, boolean checked) implements PayeeText {}

    /// A name, which has to be looked up first.
    record Name(String name) implements PayeeText {}

    /// A payment link, which says more than whom to pay.
    record Link(EthereumAsk ask) implements PayeeText {}

    /// Nobody can be paid by it.
    ///
    /// @param problem what to say at the field
    record Refused(String problem) implements PayeeText {}

    /// Reads what was typed, pasted or dropped.
    ///
    /// @param chainId of the chain on which is paid (EIP-155)
    /// @param chainName what it is called
    static PayeeText parse(String text, long chainId, String chainName) {
        return switch (EthereumRecipient.parse(text, chainId)) {
            case EthereumRecipient.Account(var address, boolean checked) -> new Account(address, checked);
            case EthereumRecipient.Named(var name) -> new Name(name);
            case EthereumRecipient.Asked(var ask) -> new Link(ask);
            case EthereumRecipient.Refused(EthereumRecipientProblem.BadAddress(EthereumAddressProblem.Empty _)) ->
                new Refused("Say whom to pay.");
            case EthereumRecipient.Refused(var problem) -> new Refused(RequestTexts.explain(problem, chainName));
        };
    }
}
