package dev.touchstone.ui.text;

import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.wallet.dapp.AppAct;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumSignOutcome;

/// What is said of apps and of what they ask for. Pure.
public final class AppTexts {
    private AppTexts() {}

    /// What an app wants, as the heading of its request.
    public static String title(AppRequest request) {
        return switch (request) {
            case AppRequest.Connect _ -> "wants to see your accounts";
            case AppRequest.SendTransaction _ -> "wants you to sign a payment or call";
            case AppRequest.SendCalls(var _, var all) -> "wants you to sign " + all.size() + " payments or calls";
            case AppRequest.SignMessage _ -> "wants your signature under a text";
            case AppRequest.SignTyped _ -> "wants your signature under data";
            case AppRequest.WatchAsset _ -> "suggests a token to be shown";
        };
    }

    /// Who waits, and for what.
    public static String waits(AppRequest request) {
        return request.app().text() + " " + title(request) + ".";
    }

    /// What the app gets by it, and for how long.
    public static String meaning(AppRequest request) {
        return switch (request) {
            case AppRequest.Connect _ ->
                "It sees the addresses that you choose and what they hold, until you disconnect it. It can move nothing without asking you.";
            case AppRequest.SendTransaction _ -> "This once. It asks again for anything more.";
            case AppRequest.SendCalls _ -> "One after another: you see each before you sign it.";
            case AppRequest.SignMessage _ ->
                "A signature can log you in, or agree to something. It costs nothing and cannot be taken back.";
            case AppRequest.SignTyped _ ->
                "A signature can let others take what you have, without a payment of yours. It cannot be taken back.";
            case AppRequest.WatchAsset _ -> "It is only shown; nothing moves. What it calls itself is a claim.";
        };
    }

    /// What an app did, in a list of what happened.
    public static String explain(AppAct act) {
        return switch (act) {
            case CONNECT -> "Asked to see accounts";
            case SEND -> "Asked for a payment or call";
            case SIGN_TEXT -> "Asked for a signature under a text";
            case SIGN_TYPED -> "Asked for a signature under data";
            case WATCH_ASSET -> "Suggested a token";
            case SEND_CALLS -> "Asked for several payments or calls";
            case SEND_RAW -> "Handed over a payment signed elsewhere";
        };
    }

    public static String explain(AppLogEntry.End end) {
        return switch (end) {
            case AGREED -> "You agreed";
            case REJECTED -> "You refused";
            case EXPIRED -> "Not answered in time";
            case GONE -> "The app went away";
            case FAILED -> "It could not be done";
            case NOBODY -> "Nobody was there to ask";
            case BY_POLICY -> "Your rules allowed it";
        };
    }

    public static String explain(AppSide.DoorState door) {
        return switch (door.standing()) {
            case AppSide.Standing.Open() ->
                "Open. Apps on this computer can ask you at 127.0.0.1, port " + door.port() + ".";
            case AppSide.Standing.Shut() -> "Shut. No app can ask you for anything.";
            case AppSide.Standing.Unable(var reason) ->
                "It cannot be opened at port " + door.port() + " (" + reason
                        + "). Another wallet may be there. Choose another port.";
        };
    }

    /// Why there is nothing to sign.
    public static String explain(EthereumDraftOutcome outcome) {
        var why = switch (outcome) {
            case EthereumDraftOutcome.Ready _ -> throw new IllegalArgumentException("there is something to sign");
            case EthereumDraftOutcome.NoSuchAccount _ -> "This wallet has no such account.";
            case EthereumDraftOutcome.WatchOnly _ -> "The account is watch only; its key is elsewhere.";
            case EthereumDraftOutcome.Offline _ -> "You are offline, so nobody can tell what it would do.";
            case EthereumDraftOutcome.HeadTooOld _ ->
                "The newest proven block is too old to know what it would do. Try again when you are up to date.";
            case EthereumDraftOutcome.Shortfall _ -> "The account has too little ether for it and its fee.";
            case EthereumDraftOutcome.TooLittle _ -> "The account has less than it is to give.";
            case EthereumDraftOutcome.NotProven(var reason) -> Texts.explain(reason);
            case EthereumDraftOutcome.Refuted _ -> "A server gave a wrong answer. It was not used.";
            case EthereumDraftOutcome.NoTipKnown _ -> "Nobody says what fee others pay now.";
            case EthereumDraftOutcome.NonceTaken _ -> "Another payment of the account has its number.";
            case EthereumDraftOutcome.NonceGap _ -> "Payments with lower numbers are missing before it.";
            case EthereumDraftOutcome.NotWaiting _ -> "No such payment waits.";
            case EthereumDraftOutcome.FeeTooLow _ -> "The fee is too low to replace the payment before it.";
            case EthereumDraftOutcome.TooMuchGas _ -> "It would take more work than a block has room for.";
        };
        return "It cannot be signed. Your money has not moved. " + why;
    }

    /// Why it was not signed.
    public static String explain(EthereumSignOutcome outcome) {
        return switch (outcome) {
            case EthereumSignOutcome.Signed _ -> "Signed and saved.";
            case EthereumSignOutcome.WrongPassword _ -> "This is not the password of the wallet.";
            case EthereumSignOutcome.KeysDamaged _ ->
                "Not signed. The keys in the wallet file cannot be read. Restore it from the recovery phrase.";
            case EthereumSignOutcome.WatchOnly _ -> "Not signed. The account is watch only; its key is elsewhere.";
            case EthereumSignOutcome.EffectsDiffer _ ->
                "Not signed. It would do something else now than what was shown. Look at it again.";
            case EthereumSignOutcome.HeadTooOld _ -> "Not signed. The newest proven block is too old.";
            case EthereumSignOutcome.NotProven(var reason) -> "Not signed. " + Texts.explain(reason);
            case EthereumSignOutcome.Refuted _ -> "Not signed. A server gave a wrong answer. It was not used.";
            case EthereumSignOutcome.NonceTaken _ -> "Not signed. Another payment came before it. Look at it again.";
            case EthereumSignOutcome.SelfCheckFailed _ ->
                "Not signed. A signature made here was wrong: this computer may be faulty.";
            case EthereumSignOutcome.NotSaved(var reason) -> "Not signed. It could not be saved (" + reason + ").";
        };
    }
}
