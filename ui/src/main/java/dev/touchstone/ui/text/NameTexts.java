package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameFault;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameWarning;
import dev.touchstone.spv.ethereum.ens.PrimaryName;
import dev.touchstone.spv.ethereum.offchain.GatewayHosts;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.payment.NameLook;
import java.util.List;

/// What is to be said of names: why a text is none, what to look out for, and what their contracts answer.
/// Pure.
public final class NameTexts {
    private NameTexts() {}

    public static String explain(NameFault fault) {
        return switch (fault) {
            case NameFault.TooLong _ -> "This is too long to be a name.";
            case NameFault.EmptyLabel _ -> "A part of the name is empty.";
            case NameFault.BrokenText _ -> "A character of the name is broken. Copy it again.";
            case NameFault.DisallowedCharacter(var c) -> "No name has the character " + shown(c) + ".";
            case NameFault.MisplacedUnderscore _ -> "In names, _ stands only at the start of a part.";
            case NameFault.ReservedHyphens _ -> "No name has -- in the third and fourth place of a part.";
            case NameFault.LooseMark _, NameFault.StackedMarks _ -> "An accent stands where no name has one.";
            case NameFault.MisplacedPunctuation _ -> "A sign stands where no name has one.";
            case NameFault.MixedScripts(var script, var c) ->
                "The name mixes alphabets: " + shown(c) + " does not go with "
                        + (script.isEmpty() ? "the rest" : script) + ".";
            case NameFault.LooksLikeAnother(var script, var other) ->
                "The name is written in " + script + " so that it looks " + other + ". It is not valid.";
        };
    }

    private static String shown(int codePoint) {
        var number = "U+%04X".formatted(codePoint);
        boolean isPlain = Character.isLetterOrDigit(codePoint) || (codePoint > ' ' && codePoint < 0x7f);
        return isPlain ? "‘" + Character.toString(codePoint) + "’ (" + number + ")" : number;
    }

    public static String explain(NameWarning warning) {
        return switch (warning) {
            case NameWarning.NotAscii(var label, var script) ->
                "‘" + label + "’ has characters of " + script + ". Some look like other letters.";
            case NameWarning.HasEmoji(var label) -> "‘" + label + "’ has emoji. Some look alike.";
            case NameWarning.UncommonScript(var label, var script) ->
                "‘" + label + "’ is written in " + script + ", which few can read.";
            case NameWarning.SeveralScripts(var scripts) ->
                "The parts of the name are of different alphabets: " + String.join(", ", scripts) + ".";
        };
    }

    /// Why there is no such record; empty where there is one.
    public static String explain(NameAnswer answer, NameRecord record) {
        return switch (answer) {
            case NameAnswer.Found _ -> "";
            case NameAnswer.NoRecord _, NameAnswer.Unsupported _ -> "This name has no " + name(record) + ".";
            case NameAnswer.NoResolver _ -> "Nobody answers for this name. It may not be registered.";
            case NameAnswer.NoContract _ -> "Nobody answers for this name: what should is no contract.";
            case NameAnswer.ResolverFailed _ -> "The name’s own contract gives no answer.";
            case NameAnswer.GatewayFailed(int status, String _) ->
                "The server that knows the name gave no answer" + (status == 0 ? "." : " (" + status + ").");
            case NameAnswer.Outside(var lookup) -> asksElsewhere(GatewayHosts.of(lookup));
            case NameAnswer.ForeignLookup _ ->
                "The name’s contract asks to look elsewhere in another’s name. Not done.";
        };
    }

    private static String asksElsewhere(List<String> hosts) {
        return hosts.isEmpty()
                ? "This name is kept outside the chain, where nobody can be asked."
                : "This name is kept outside the chain, by " + String.join(", ", hosts) + ".";
    }

    /// Why nobody can be paid by this name, or no account be found by it; empty where there is no reason.
    public static String explain(NameLook look, AgeFormat ages) {
        return switch (look) {
            case NameLook.Found _ -> "";
            case NameLook.Elsewhere(var _, var hosts) -> asksElsewhere(hosts);
            case NameLook.Without(var _, var record, var why) -> explain(why, record);
            case NameLook.Expired(var _, var end) ->
                "This name’s registration ran out on " + ages.date(end)
                        + ". It may be another’s soon. Ask for an address.";
            case NameLook.NotAName(var fault) -> explain(fault);
            case NameLook.NotProven(var _, Pending<?> pending) ->
                "Nobody proved what this name stands for. " + Texts.explain(pending.reason());
            case NameLook.NotProven(var _, Refuted<?> refuted) ->
                "What this name stands for was not proven. " + Texts.explain(refuted.refutation());
            case NameLook.NotProven _ -> "Nobody proved what this name stands for.";
            case NameLook.NoNames _ -> "The Ethereum network of this wallet has no names.";
        };
    }

    /// That a contact's name stands for somebody else, perhaps.
    public static String changed(String name) {
        return name + " stands for another address than last time. It may be theirs no longer."
                + " Ask them before you pay.";
    }

    /// How far a name is proven, as the words beside its mark.
    public static String standing(NameLook.Found found) {
        return switch (found.finding()) {
            case Proven<?> proven ->
                "Name proven at block "
                        + AmountFormat.count(proven.asOf().height().value()) + ".";
            case Claimed<?> claimed -> "Resolved off-chain. Claimed by " + claimed.source() + ".";
            case Pending<?> _, Refuted<?> _ -> "Not proven.";
        };
    }

    /// As it stands behind "no".
    public static String name(NameRecord record) {
        return switch (record) {
            case NameRecord.Address(var coin) -> coinName(coin) + " address in its records";
            case NameRecord.Text(var key) -> "text ‘" + key + "’";
            case NameRecord.ContentHash _ -> "content";
        };
    }

    private static String coinName(CoinType coin) {
        if (coin.equals(CoinType.BITCOIN)) return "Bitcoin";
        return coin.equals(CoinType.ETHER) ? "Ethereum" : "coin " + coin.number();
    }

    /// Why an address has no name; empty where it has one.
    public static String explain(PrimaryName primary) {
        return switch (primary) {
            case PrimaryName.Named _ -> "";
            case PrimaryName.NoName _ -> "This account calls itself nothing.";
            case PrimaryName.NotNormal _ -> "What this account calls itself is no valid name.";
            case PrimaryName.OfAnother(var _, var address) ->
                "This account calls itself by a name that stands for "
                        + (address.length() == EthereumAddress.BYTES
                                ? new EthereumAddress(address).text()
                                : "something else")
                        + ".";
            case PrimaryName.Unanswered(NameAnswer.NoResolver _) -> "This account calls itself nothing.";
            case PrimaryName.Unanswered(var why) -> explain(why, new NameRecord.Address(CoinType.ETHER));
        };
    }
}
