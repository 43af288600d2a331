package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc5805;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.QuoterV2;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Drawing;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// The rungs of what contracts answer: what the answer says, that the code was run here, and where code and
/// storage were found. Pure.
final class CallRungs {
    static final List<String> LIMITS = List.of(
            "A name can be copied. What a contract calls itself does not show whose it is.",
            "That the contract means by its answers what its standard says is not proven.");

    private CallRungs() {}

    static boolean isOfCall(Evidence evidence) {
        return evidence instanceof Evidence.OwnedBy
                || evidence instanceof Evidence.AnswerOfCall
                || evidence instanceof Evidence.NameByCall
                || evidence instanceof Evidence.CallInState;
    }

    static Rung owned(Evidence.OwnedBy owned) {
        return new Rung(
                TruthMark.PROVEN,
                "Your account is the one that the contract names as the owner.",
                List.of(),
                List.of(new Detail("Account", owned.ownership().owner().text())),
                false);
    }

    /// The answer in words holds amounts, so it stands in the details and is left out where amounts are hidden.
    static Rung answer(Evidence.AnswerOfCall answer, Wording wording) {
        var details = new ArrayList<Detail>();
        details.add(new Detail("Question", answer.question().name()));
        details.add(new Detail("Contract", answer.question().contract().text()));
        if (!wording.hidden()) details.add(new Detail("Answer", answer.words() + "."));
        return new Rung(
                TruthMark.PROVEN,
                "The contract was asked " + asked(answer.question()) + ", and answered.",
                List.of(),
                details,
                false);
    }

    static Rung name(Evidence.NameByCall name) {
        return new Rung(
                TruthMark.PROVEN,
                "The contracts that keep the network’s names were asked, and answered.",
                List.of(),
                List.of(
                        new Detail("Contract", name.question().contract().text()),
                        new Detail("Answer", name.words() + ".")),
                false);
    }

    static List<Detail> codes(List<Evidence.CodeOfAccount> codes) {
        var details = new ArrayList<Detail>();
        for (var code : codes) {
            var bytes = code.code().bytes();
            details.add(new Detail(
                    "Code of " + account(code),
                    AmountFormat.count(bytes.length()) + " bytes, 0x"
                            + Keccak256.of(bytes).hex()));
        }
        return details;
    }

    private static String asked(TokenQuestion<?> question) {
        return switch (question) {
            case Erc20.BalanceOf _ -> "what this account has";
            case Erc20.Decimals _ -> "how many decimals it has";
            case Erc20.Symbol _, Erc20.Name _ -> "what it calls itself";
            case Erc20.TotalSupply _ -> "how much of it there is";
            case Erc20.Allowance _ -> "how much somebody else may take";
            case Erc721.OwnerOf _ -> "who owns this number";
            case Erc721.TokenUri _, Erc1155.Uri _ -> "where this number is described";
            case Erc721.GetApproved _, Erc721.IsApprovedForAll _ -> "who else may give it away";
            case Erc721.BalanceOf _ -> "how many of it this account owns";
            case Erc721.SupportsInterface _ -> "which standard it keeps to";
            case Erc1155.BalanceOf _ -> "how many of this number this account has";
            case Erc5805.GetVotes _ -> "how many votes this account has";
            case Erc5805.Delegates _ -> "to whom this account gave its votes";
            case QuoterV2.QuoteExactInputSingle _ -> "what an exchange would come to";
        };
    }

    static Rung run(Evidence.CallInState call) {
        int words = call.slots().size();
        int bytes = call.codes().stream()
                .mapToInt(code -> code.code().bytes().length())
                .sum();
        var details = codes(call.codes());
        details.add(new Detail(
                "Data of the call", "0x" + call.result().input().data().hex()));
        return new Rung(
                TruthMark.PROVEN,
                "The contract’s own code was run on this computer, over " + counted(words, "proven word") + ".",
                List.of(new Drawing.Run(words, call.codes().size(), bytes)),
                details,
                false);
    }

    private static String account(Evidence.CodeOfAccount code) {
        return code.account() instanceof Evidence.AccountInState in
                ? in.account().address().text()
                : "an account";
    }

    /// Where the code and the words come from.
    static Rung premises(List<Evidence.AccountInState> accounts, List<Evidence.SlotInStorage> slots) {
        int contracts = accounts.size();
        var details = new ArrayList<Detail>();
        for (var account : accounts) {
            details.add(new Detail(
                    account.account().address().text(), counted(account.nodes().size(), "step")));
        }
        for (var slot : slots) {
            details.add(new Detail(
                    "Storage " + slot.slot().key(), counted(slot.nodes().size(), "step")));
        }
        var path = accounts.stream()
                .filter(account -> !account.nodes().isEmpty())
                .findFirst()
                .map(account ->
                        new Drawing.Path(TriePath.of(account.account().address().trieKey(), account.nodes())));
        var sentence = contracts == 1
                ? "The contract’s entry was found in the table of all accounts. It names the code and the storage."
                : counted(contracts, "entry") + " were found in the table of all accounts. They say what each has,"
                        + " its code and its storage.";
        return new Rung(
                TruthMark.PROVEN, sentence, path.<List<Drawing>>map(List::of).orElseGet(List::of), details, false);
    }

    static String counted(int count, String what) {
        if (count == 1) return "1 " + what;
        return AmountFormat.count(count) + " "
                + (what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s");
    }
}
