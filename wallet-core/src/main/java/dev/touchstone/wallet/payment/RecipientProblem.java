package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.asset.ParsedAmount;
import java.util.List;

/// Why nobody can be paid with this text. Immutable. The words for each live in ui.
public sealed interface RecipientProblem {
    record BadAddress(AddressProblem problem) implements RecipientProblem {}

    /// A link of another kind, for example `ethereum:` or `https:`.
    record ForeignLink(String scheme) implements RecipientProblem {}

    /// The link needs something that this program does not know (`req-…`), so all of it is void (BIP21).
    record UnknownRequirement(String name) implements RecipientProblem {}

    /// The link says the same thing twice.
    record Repeated(String name) implements RecipientProblem {}

    record BadAmount(ParsedAmount.Problem problem) implements RecipientProblem {}

    /// Characters of the link are not encoded as they must be.
    record BadEncoding() implements RecipientProblem {}

    /// The link offers only ways to pay that this wallet does not have, for example `lightning`.
    record OtherMethodsOnly(List<String> methods) implements RecipientProblem {
        public OtherMethodsOnly {
            methods = List.copyOf(methods);
        }
    }

    /// A name like `somebody@example.com` (BIP353), which this program does not look up.
    record MailName() implements RecipientProblem {}

    record TooLong(int characters, int most) implements RecipientProblem {}
}
