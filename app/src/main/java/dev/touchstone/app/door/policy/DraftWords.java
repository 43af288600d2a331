package dev.touchstone.app.door.policy;

import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;

/// Why a transaction cannot be prepared, in words for an app. Pure.
public final class DraftWords {
    private DraftWords() {}

    public static String of(EthereumDraftOutcome outcome) {
        return switch (outcome) {
            case EthereumDraftOutcome.Ready _ -> "it can be sent";
            case EthereumDraftOutcome.NoSuchAccount _ -> "the wallet has no such account";
            case EthereumDraftOutcome.WatchOnly _ -> "the account is only watched";
            case EthereumDraftOutcome.Offline _ -> "no server of the chain can be asked";
            case EthereumDraftOutcome.HeadTooOld _ -> "the newest proven block is too old";
            case EthereumDraftOutcome.Shortfall(var missing, var _) -> "the account lacks " + missing;
            case EthereumDraftOutcome.TooLittle _ -> "the account has less than that";
            case EthereumDraftOutcome.NotProven(var reason) -> "not proven: " + Texts.explain(reason);
            case EthereumDraftOutcome.Refuted _ -> "a server gave a wrong answer, which was not used";
            case EthereumDraftOutcome.NoTipKnown _ -> "nobody says what others pay; name the fees";
            case EthereumDraftOutcome.NonceTaken(long nonce) -> "the nonce " + nonce + " is used";
            case EthereumDraftOutcome.NonceGap(long next, long _) -> "the next nonce is " + next;
            case EthereumDraftOutcome.NotWaiting _ -> "no such payment waits";
            case EthereumDraftOutcome.FeeTooLow _ -> "the fee is too low to replace it";
            case EthereumDraftOutcome.TooMuchGas(long most) -> "no block has more than " + most + " gas for it";
        };
    }
}
