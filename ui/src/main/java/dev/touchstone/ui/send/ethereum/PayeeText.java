package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.AccountTexts;
import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import dev.touchstone.wallet.payment.Recipient;

/// What stands in a field that says whom to pay on Ethereum. Immutable. The one place where other forms of saying it
/// are to be added.
sealed interface PayeeText {
    /// An address.
    ///
    /// @param checked whether the text carried a checksum
    record Account(EthereumAddress address, boolean checked) implements PayeeText {}

    /// A name, which has to be looked up first.
    record Name(String name) implements PayeeText {}

    /// Nobody can be paid by it.
    ///
    /// @param problem what to say at the field
    record Refused(String problem) implements PayeeText {}

    /// Reads what was typed, pasted or dropped.
    ///
    /// @param network of the wallet, by whose rules names are told from other texts
    static PayeeText parse(String text, Network network) {
        return switch (ParsedEthereumAddress.parse(text)) {
            case ParsedEthereumAddress.Valid(var address, boolean checked) -> new Account(address, checked);
            case ParsedEthereumAddress.Invalid(EthereumAddressProblem.Empty _) -> new Refused("Say whom to pay.");
            case ParsedEthereumAddress.Invalid(var problem) ->
                Recipient.parse(text, network) instanceof Recipient.Named(var name)
                        ? new Name(name)
                        : new Refused(AccountTexts.explain(problem));
        };
    }
}
