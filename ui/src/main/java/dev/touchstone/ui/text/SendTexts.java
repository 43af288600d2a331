package dev.touchstone.ui.text;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.ParsedFeeRate;
import dev.touchstone.wallet.payment.RecipientProblem;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.Urgency;
import dev.touchstone.wallet.payment.Warning;

/// Why a payment cannot be made as asked, what to think about before it is made, and why it was not signed.
public final class SendTexts {
    private SendTexts() {}

    public static String explain(RecipientProblem problem) {
        return switch (problem) {
            case RecipientProblem.BadAddress(var bad) -> explain(bad);
            case RecipientProblem.ForeignLink(var scheme) ->
                "This is a link of another kind (" + scheme + "). You are sending bitcoin.";
            case RecipientProblem.UnknownRequirement(var name) ->
                "This link asks for something this program does not know (" + name + "). Ask for a plain address.";
            case RecipientProblem.Repeated(var name) -> "This link says its " + name + " twice. Ask for a new one.";
            case RecipientProblem.BadAmount(var bad) -> "The amount in this link cannot be used. " + explain(bad);
            case RecipientProblem.BadEncoding _ -> "This link is damaged. Ask for a new one.";
            case RecipientProblem.OtherMethodsOnly _ ->
                "This link can only be paid in ways this wallet does not have. Ask for a Bitcoin address.";
            case RecipientProblem.MailName _ ->
                "This is a name that this program does not look up. Ask for an address.";
            case RecipientProblem.TooLong _ -> "This is too long to be an address or a payment link.";
        };
    }

    public static String explain(AddressProblem problem) {
        return switch (problem) {
            case AddressProblem.Empty _ -> "Paste a Bitcoin address or a payment link.";
            case AddressProblem.WrongNetwork wrong ->
                "This address is for " + Texts.name(wrong.of().getFirst()) + ". This wallet is on "
                        + Texts.name(wrong.wanted()) + ".";
            case AddressProblem.Mistyped _ -> "A character is wrong or missing. Copy the address again.";
            case AddressProblem.MixedCase _ -> "Small and capital letters are mixed. Copy the address again.";
            case AddressProblem.WrongChecksumKind _, AddressProblem.ImpossibleProgram _ ->
                "No wallet makes such an address. Copy it again, or ask for another.";
            case AddressProblem.ForeignPrefix _ -> "This is an address of another coin. You are sending bitcoin.";
            case AddressProblem.EthereumAddress _ -> "This is an Ethereum address. You are sending bitcoin.";
            case AddressProblem.PrivateKey _ ->
                "This is a private key, not an address. Whoever sees it can take what lies there.";
            case AddressProblem.AccountKey _ ->
                "This is an account key, which stands for many addresses. Ask for one address.";
            case AddressProblem.LightningInvoice _ -> "This is a Lightning invoice. Ask for a Bitcoin address.";
            case AddressProblem.SilentPaymentAddress _ ->
                "This is a silent payment address, which this wallet cannot pay yet. Ask for a plain address.";
            case AddressProblem.UnknownForm _ -> "This does not look like a Bitcoin address.";
        };
    }

    public static String explain(ParsedAmount.Problem problem) {
        return switch (problem) {
            case EMPTY -> "Say how much.";
            case NOT_A_NUMBER -> "Write digits with a point, for example 0.05.";
            case NEGATIVE -> "An amount cannot be negative.";
            case TOO_FINE -> "That is finer than the smallest unit. Use fewer decimals.";
            case MORE_THAN_EXISTS -> "That is more bitcoin than will ever exist.";
        };
    }

    public static String explain(ParsedFeeRate.Problem problem) {
        return switch (problem) {
            case NOT_A_NUMBER -> "Write digits with a point, for example 2.5.";
            case ZERO -> "A payment without a fee is not passed on.";
            case TOO_FINE -> "Use at most three decimals.";
            case TOO_HIGH -> "That is far more than anybody pays. Check the number.";
        };
    }

    /// Why there is no draft; says what is missing.
    public static String explain(DraftOutcome outcome, AmountFormat amounts) {
        return switch (outcome) {
            case DraftOutcome.Ready _ -> "";
            case DraftOutcome.Shortfall missing ->
                "Not enough coins: " + amounts.format(missing.missing())
                        + " is missing, the fee of " + amounts.format(missing.fee()) + " included."
                        + (missing.waiting().isZero()
                                ? ""
                                : " " + amounts.format(missing.waiting()) + " is still settling.");
            case DraftOutcome.BelowDust dust ->
                "That is too small to be passed on. The least for this address is " + amounts.format(dust.least())
                        + ".";
            case DraftOutcome.NothingToSpend none ->
                "No coins to spend. Receive a payment first."
                        + (none.waiting().isZero() ? "" : " " + amounts.format(none.waiting()) + " is still settling.")
                        + (none.frozen().isZero() ? "" : " " + amounts.format(none.frozen()) + " is frozen.");
            case DraftOutcome.NoFeeKnown _ ->
                "No fee is known yet: no block was read since the program began. Set one yourself.";
            case DraftOutcome.FeeBelowFloor low -> "Peers do not pass on a fee under " + low.floor() + ". Raise it.";
            case DraftOutcome.FeeAboveLimit high ->
                "The fee of " + amounts.format(high.fee()) + " is above your limit of " + amounts.format(high.limit())
                        + ".";
            case DraftOutcome.WrongNetwork wrong ->
                "This address is for " + Texts.name(wrong.address().network()) + ". This wallet is on "
                        + Texts.name(wrong.wallet()) + ".";
            case DraftOutcome.CoinsUnavailable _ -> "Some of the chosen coins cannot be spent now. Choose others.";
            case DraftOutcome.TooLarge _ -> "This needs more coins than fit into one payment. Send a smaller amount.";
        };
    }

    /// Why a payment cannot be made anew at a higher fee.
    public static String explain(ReplacementOutcome outcome, AmountFormat amounts) {
        return switch (outcome) {
            case ReplacementOutcome.Ready _ -> "";
            case ReplacementOutcome.NotReplaceable(var reason) ->
                switch (reason) {
                    case UNKNOWN -> "This wallet knows no such payment.";
                    case NOT_WAITING -> "This payment waits no more: it is in a block, was replaced, or was given up.";
                    case NOT_OURS -> "Not all coins of this payment were yours, so its fee cannot be changed here.";
                    case NOT_SIGNALLED -> "This payment was made in a way that nodes do not let anyone replace.";
                    case SPENT_FURTHER ->
                        "Another payment that waits spends the change of this one and would be lost. Raise the fee of that one.";
                };
            case ReplacementOutcome.FeeTooLow low ->
                "Nodes take this instead of the first payment only from " + low.least() + ". Raise the fee.";
            case ReplacementOutcome.NotDrafted(var draft) -> explain(draft, amounts);
        };
    }

    /// The risk, the amount at risk and the safer choice.
    public static String explain(Warning warning, AmountFormat amounts) {
        return switch (warning) {
            case Warning.LooksLikeKnownAddress like ->
                "This address resembles one you know but is different: "
                        + like.differing().size() + " characters differ. Compare the two before you go on.";
            case Warning.HighFee high ->
                "The fee of " + amounts.format(high.fee()) + " is at least half of the " + amounts.format(high.paid())
                        + " you send. A lower fee takes longer.";
            case Warning.SendsAll _ -> "This sends everything that can be spent now. Nothing is left for a later fee.";
            case Warning.NameChanged changed -> NameTexts.changed(changed.name());
            case Warning.FirstTimeRecipient _ ->
                "You have not paid this address before. Check that it is complete and right.";
            case Warning.ReusedAddress _ -> "You paid this address before. A new one keeps the two payments apart.";
            case Warning.OwnAddress _ -> "This address is your own. Only the fee will leave this wallet.";
            case Warning.SpendsUnconfirmedChange change ->
                amounts.format(change.amount())
                        + " of this comes from a payment in no block yet. If that one fails, so does this.";
            case Warning.RemainderToFee rest ->
                "The " + amounts.format(rest.amount())
                        + " left over is too small for a coin of its own and goes to the fee.";
        };
    }

    /// Why nothing was sent; every sentence says that the money has not moved.
    public static String explain(SignOutcome outcome) {
        return switch (outcome) {
            case SignOutcome.Signed _ -> "";
            case SignOutcome.WrongPassword _ -> "That is not the password. Nothing was signed.";
            case SignOutcome.EffectsDiffer _ ->
                "Stopped: what would be signed is not what you saw. Your money has not moved. Start this payment again.";
            case SignOutcome.CoinsGone _ ->
                "Not sent. Your money has not moved. Some of the coins were spent meanwhile; prepare the payment again.";
            case SignOutcome.KeysDamaged _ ->
                "Not sent. Your money has not moved. The keys in the wallet file are damaged; restore from your recovery phrase.";
            case SignOutcome.SelfCheckFailed _ ->
                "Not sent. Your money has not moved. A signature made here did not hold, so this computer is faulty.";
            case SignOutcome.NotSaved(var reason) ->
                "Not sent. Your money has not moved. The payment could not be saved first (" + reason
                        + "). Make room, then try again.";
        };
    }

    public static String name(Urgency urgency) {
        return switch (urgency) {
            case NEXT_BLOCK -> "Next block";
            case WITHIN_AN_HOUR -> "Within an hour";
            case TODAY -> "Today";
        };
    }

    /// How long it takes, as a range.
    public static String time(Urgency urgency) {
        return switch (urgency) {
            case NEXT_BLOCK -> "usually 10 to 30 min";
            case WITHIN_AN_HOUR -> "usually 30 to 60 min";
            case TODAY -> "usually 1 to 12 h";
        };
    }

    /// What the fees are reckoned from; an estimate is a claim.
    public static String basis(FeeQuote quote) {
        return switch (quote) {
            case FeeQuote.Unknown _ -> "No fee is known yet: no block was read since the program began.";
            case FeeQuote.Known known ->
                switch (known.basis()) {
                    case FeeQuote.Basis.RecentBlocks(int blocks) ->
                        "Reckoned from "
                                + (blocks == 1 ? "the last block" : "the last " + blocks + " blocks")
                                + " read here. An estimate: nobody can know the next one.";
                    case FeeQuote.Basis.PeersFloor _ ->
                        "The least that peers accept. An estimate: nobody can know the next block.";
                    case FeeQuote.Basis.RelayFloor _ ->
                        "The least that nodes commonly accept. Blocks of this network are not full.";
                };
        };
    }
}
