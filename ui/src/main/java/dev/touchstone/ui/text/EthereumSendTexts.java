package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import dev.touchstone.wallet.payment.ethereum.PayeeWarning;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Why a payment on Ethereum cannot be made as asked, what to think about whom it pays, why it was not signed,
/// and what its fee is reckoned from.
public final class EthereumSendTexts {
    private static final String NOT_SENT = "Not sent. Your money has not moved. ";

    /// What a plain payment to an account that is there takes (Yellow Paper, appendix G); one that makes an
    /// account takes more from Amsterdam on (EIP-2780, EIP-8037).
    private static final long PLAIN = 21_000;

    private EthereumSendTexts() {}

    /// Why there is nothing to sign; says what is missing.
    ///
    /// @param written writes an amount of what is to be given
    public static String explain(EthereumDraftOutcome outcome, Written written, boolean hidden) {
        return switch (outcome) {
            case EthereumDraftOutcome.Ready _ -> "";
            case EthereumDraftOutcome.NoSuchAccount(var account) ->
                "This wallet has no account " + account.text() + ". Choose another.";
            case EthereumDraftOutcome.WatchOnly _ -> "This account is only watched: others sign for it.";
            case EthereumDraftOutcome.Offline _ ->
                "Offline. What a payment does is worked out from the newest block, so go online to make one.";
            case EthereumDraftOutcome.HeadTooOld(var age) ->
                "The newest block known is " + AgeFormat.duration(age)
                        + " old, too old to know what a payment would do. Waiting for a newer one.";
            case EthereumDraftOutcome.Shortfall(var missing, var fee) ->
                "Not enough ether: " + EtherFormat.format(missing, hidden) + " is missing, a fee of up to "
                        + EtherFormat.format(fee, hidden) + " included.";
            case EthereumDraftOutcome.TooLittle(var has, var wanted) ->
                "You have " + written.of(has) + ", which is " + written.of(wanted.subtract(has)) + " too little.";
            case EthereumDraftOutcome.NotProven(var reason) ->
                "What this would do is not proven yet. " + Texts.explain(reason);
            case EthereumDraftOutcome.Refuted(var refutation) ->
                "A server gave a wrong answer. It was not used. " + Texts.explain(refutation);
            case EthereumDraftOutcome.NoTipKnown _ ->
                "No server says what others pay above the base fee. Set the fee yourself.";
            case EthereumDraftOutcome.NonceTaken _ ->
                "Another payment of this account took its place meanwhile. Start this one again.";
            case EthereumDraftOutcome.NonceGap _ -> "Earlier payments of this account are missing. Send those first.";
            case EthereumDraftOutcome.NotWaiting _ ->
                "This payment waits no more: it is in a block, was replaced, or was given up.";
            case EthereumDraftOutcome.FeeTooLow(var tip, var most) ->
                "Nodes take another in its place only from a tip of " + gwei(tip) + " and a limit of " + gwei(most)
                        + ". Raise the fee.";
            case EthereumDraftOutcome.TooMuchGas _ ->
                "This takes more work than a block allows. Nothing can be sent that does it.";
        };
    }

    /// Writes an amount of the asset at hand.
    @FunctionalInterface
    public interface Written {
        String of(BigInteger units);
    }

    /// Why nothing was sent; every sentence says that nothing was signed or that the money has not moved.
    public static String explain(EthereumSignOutcome outcome) {
        return switch (outcome) {
            case EthereumSignOutcome.Signed _ -> "";
            case EthereumSignOutcome.WrongPassword _ -> "That is not the password. Nothing was signed.";
            case EthereumSignOutcome.KeysDamaged _ ->
                NOT_SENT + "The keys in the wallet file are damaged; restore from your recovery phrase.";
            case EthereumSignOutcome.WatchOnly _ ->
                NOT_SENT + "This account is only watched: the wallet has no key of it.";
            case EthereumSignOutcome.EffectsDiffer _ ->
                "Stopped: what would be signed no longer does what you saw. Your money has not moved. "
                        + "Go back and look at it as it is now.";
            case EthereumSignOutcome.HeadTooOld(var age) ->
                NOT_SENT + "The newest block known is " + AgeFormat.duration(age)
                        + " old, so nobody can tell what this would do now. Try again when there is a newer one.";
            case EthereumSignOutcome.NotProven(var reason) ->
                NOT_SENT + "What this would do now is not proven. " + Texts.explain(reason);
            case EthereumSignOutcome.Refuted(var refutation) ->
                NOT_SENT + "A server gave a wrong answer. " + Texts.explain(refutation) + " Try again.";
            case EthereumSignOutcome.NonceTaken _ ->
                NOT_SENT + "Another payment of this account took its place meanwhile. Start this one again.";
            case EthereumSignOutcome.SelfCheckFailed _ ->
                NOT_SENT + "A signature made here did not hold, so this computer is faulty.";
            case EthereumSignOutcome.NotSaved(var reason) ->
                NOT_SENT + "The payment could not be saved first (" + reason + "). Make room, then try again.";
        };
    }

    /// The risk and the safer choice.
    public static String explain(PayeeWarning warning) {
        return switch (warning) {
            case PayeeWarning.LooksLikePaid like ->
                "This address resembles one you paid but is different: "
                        + like.differing().size()
                        + " characters differ. Compare the two before you go on.";
            case PayeeWarning.Nobody _ ->
                "Nobody has the key of this address. What you send there is lost for good. Ask for an address.";
            case PayeeWarning.TheContractItself _ ->
                "This is the contract itself, not a person. Most contracts cannot give back what you send to them.";
            case PayeeWarning.IsContract _ ->
                "This address is a contract. Send to it only if whoever runs it told you that it can receive this.";
            case PayeeWarning.FirstTime _ ->
                "You have not paid this address before. Check that it is complete and right.";
            case PayeeWarning.OwnAccount _ -> "This account is your own. Only the fee will leave this wallet.";
        };
    }

    /// That an address is new, and what that costs; empty where it is not, or where nobody is paid ether.
    public static String newAccount(EthereumDraft draft) {
        if (!draft.makesAccount()) return "";
        long used = draft.simulated().value().transactions().getLast().gasUsed();
        boolean isDearer = draft.transaction().data().isEmpty() && used > PLAIN;
        return "This address has never been used: it has no ether and has sent nothing."
                + (isDearer ? " Making its account raises the fee." : "");
    }

    public static String name(FeeWish.Speed speed) {
        return switch (speed) {
            case FAST -> "Fast";
            case NORMAL -> "Normal";
            case CAN_WAIT -> "Can wait";
        };
    }

    /// How long it takes, as a range.
    public static String time(FeeWish.Speed speed) {
        return switch (speed) {
            case FAST -> "usually 12 to 30 s";
            case NORMAL -> "usually under 1 min";
            case CAN_WAIT -> "usually 1 to 5 min";
        };
    }

    /// What a fee is reckoned from: which part is proven, and which is somebody's word.
    public static String basis(FeeOutlook fees) {
        var base = "Base fee " + gwei(fees.baseFee()) + ", computed from a proven block. ";
        return base
                + switch (fees.tips()) {
                    case Claimed<TipStatistics> claimed ->
                        "Tip by what others paid in " + blocks(claimed.value().blocks()) + ", claimed by "
                                + claimed.source() + ".";
                    case Proven<TipStatistics> proven ->
                        "Tip by what others paid in " + blocks(proven.value().blocks()) + ".";
                    case Pending<TipStatistics> _, Refuted<TipStatistics> _ -> "Tip as you set it.";
                };
    }

    private static String blocks(int blocks) {
        return blocks == 1 ? "the last block" : "the last " + AmountFormat.count(blocks) + " blocks";
    }

    /// What a transaction offers beside the base fee.
    public static String tip(Fees fees) {
        return switch (fees) {
            case Fees.FeeMarket(var tip, var _) -> "tip " + gwei(tip);
            case Fees.WithBlobs(var tip, var _, var _) -> "tip " + gwei(tip);
            case Fees.GasPrice(var price) -> gwei(price) + " in all";
        };
    }

    /// In the unit that fees are counted in, without zeros that add nothing.
    public static String gwei(Wei amount) {
        var plain = new BigDecimal(EtherText.write(amount, EtherUnit.GWEI)).stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale())).toPlainString() + " gwei";
    }

    /// Why what was typed is no amount.
    public static String explain(ParsedAmount.Problem problem) {
        return switch (problem) {
            case EMPTY -> "Say how much.";
            case NOT_A_NUMBER -> "Write digits with a point, for example 0.05.";
            case NEGATIVE -> "An amount cannot be negative.";
            case TOO_FINE -> "That is finer than the smallest unit. Use fewer decimals.";
            case MORE_THAN_EXISTS -> "That is more than there can be.";
        };
    }
}
