package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.send.ChangeLines;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.PayeeWarning;

/// One thing to think about before something is signed, wherever it comes from. Immutable.
sealed interface Caution {
    /// Of what the transaction does.
    record OfEffect(EffectWarning warning) implements Caution {}

    /// Of who is paid.
    record OfPayee(PayeeWarning warning) implements Caution {}

    /// A contact's name stands for another address than when they were paid last.
    record NameChanged(ChangeLines change) implements Caution {}

    /// The fee is at least half of what is paid.
    record HighFee(Wei fee, Wei paid) implements Caution {}

    /// All the ether of the account goes.
    record SendsAll() implements Caution {}

    /// An exchange is so large that it moves the price against who makes it.
    ///
    /// @param parts of ten thousand
    record MovesPrice(int parts) implements Caution {}

    /// An exchange accepts so much less than offered that others can take the difference.
    ///
    /// @param parts of ten thousand
    record WideLimit(int parts) implements Caution {}

    /// The more is at stake, the lower.
    default int rank() {
        return switch (this) {
            case OfPayee(PayeeWarning.LooksLikePaid _) -> 0;
            case NameChanged _ -> 1;
            case OfPayee(PayeeWarning.Nobody _) -> 2;
            case OfPayee(PayeeWarning.TheContractItself _) -> 3;
            case OfEffect(EffectWarning.Allowance _),
                    OfEffect(EffectWarning.ApprovesPiece _),
                    OfEffect(EffectWarning.LosesAll _) -> 6;
            case OfEffect _ -> 4;
            case OfPayee(PayeeWarning.IsContract _), HighFee _, MovesPrice _, WideLimit _ -> 5;
            case OfPayee(PayeeWarning.FirstTime _) -> 7;
            case SendsAll _, OfPayee(PayeeWarning.OwnAccount _) -> 8;
        };
    }

    /// Whether it has to be read before anything is signed, as it could cost what cannot be had back.
    default boolean holdsUp() {
        return switch (this) {
            case OfPayee(var warning) ->
                switch (warning) {
                    case PayeeWarning.LooksLikePaid _,
                            PayeeWarning.Nobody _,
                            PayeeWarning.TheContractItself _,
                            PayeeWarning.IsContract _ -> true;
                    case PayeeWarning.FirstTime _, PayeeWarning.OwnAccount _ -> false;
                };
            case OfEffect(var warning) -> holdsUp(warning);
            case NameChanged _, HighFee _, MovesPrice _, WideLimit _ -> true;
            case SendsAll _ -> false;
        };
    }

    private static boolean holdsUp(EffectWarning warning) {
        return switch (warning) {
            case EffectWarning.RunsForeignCode _,
                    EffectWarning.ApprovesCollection _,
                    EffectWarning.UnlimitedAllowance _,
                    EffectWarning.GivesContract _,
                    EffectWarning.LogsLie _,
                    EffectWarning.WritesOwnStorage _,
                    EffectWarning.EffectUnknown _,
                    EffectWarning.Fails _ -> true;
            case EffectWarning.LosesAll _,
                    EffectWarning.Allowance _,
                    EffectWarning.ApprovesPiece _,
                    EffectWarning.OnlyLogs _,
                    EffectWarning.DependsOnBlock _ -> false;
        };
    }

    default String words(AssetNames names, boolean hidden) {
        return switch (this) {
            case OfEffect(var warning) -> EffectTexts.explain(warning, names);
            case OfPayee(var warning) -> EthereumSendTexts.explain(warning);
            case NameChanged(var change) -> NameTexts.changed(change.name());
            case HighFee(var fee, var paid) ->
                "The fee of " + EtherFormat.format(EtherFormat.fee(fee), hidden) + " is at least half of the "
                        + EtherFormat.format(paid, hidden) + " you send. A lower fee takes longer.";
            case MovesPrice(int parts) -> ExchangeTexts.impact(parts);
            case WideLimit(int parts) -> ExchangeTexts.wide(parts);
            case SendsAll _ -> "This sends all the ether of this account. Nothing is left for a later fee.";
        };
    }
}
