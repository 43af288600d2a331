package dev.touchstone.ui.text;

import static dev.touchstone.ui.text.AssetNames.brief;

import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageWarning;
import dev.touchstone.wallet.message.reading.SignInFault;

/// What to think about before a message is signed: the risk, what is at risk and the safer choice.
public final class MessageWarningTexts {
    private MessageWarningTexts() {}

    public static String explain(MessageWarning warning, AssetNames names) {
        return switch (warning) {
            case MessageWarning.RunsForeignCode(var delegate) ->
                "Whoever wrote the code of " + brief(delegate)
                        + " can take everything in your account. Stop if you did not ask for this.";
            case MessageWarning.Blind(var like) ->
                "Nobody can see what you sign: it " + likeness(like)
                        + ". It could give away everything in your account. Do not sign it.";
            case MessageWarning.UnlimitedAllowance(var token, var spender) ->
                brief(spender) + " could take any amount of " + names.name(token)
                        + " from you, now and later. Ask for a message with the amount that is needed.";
            case MessageWarning.GivesForNothing _ ->
                "You would give things away and get nothing for them. Do not sign it.";
            case MessageWarning.OtherSite(var domain, var origin) ->
                origin + " wants you to sign in to " + domain
                        + ", which is another site. That is how sign-ins are stolen. Do not sign it.";
            case MessageWarning.OtherAccount(var named) ->
                "It speaks for the account " + brief(named) + ", not for the one that is to sign.";
            case MessageWarning.MalformedSignIn(var reason) ->
                "It begins like a sign-in and is none (" + reason + "). A site that is in order does not send this.";
            case MessageWarning.SignInMismatch(var fault, var found) -> fault(fault, found);
            case MessageWarning.LetsTake(var token, var spender, var amount) ->
                "The signature alone lets " + names.token(token, amount) + " leave your account for, or by, "
                        + brief(spender) + ". Nobody asks you again.";
            case MessageWarning.OffersThings _ ->
                "Whoever has the signature can take what you offer at this price. Nobody asks you again.";
            case MessageWarning.GivesVotes(var delegatee) ->
                brief(delegatee) + " would vote in your place until you give your votes to somebody else.";
            case MessageWarning.LooksLikePermission(var type) ->
                "By its name “" + type + "” this permits or orders something, but it has none of the known forms. "
                        + "If you do not know this app well, stop here.";
            case MessageWarning.OtherChain(var chainId) ->
                "It is good on another network (number " + chainId + ") than the one you are on.";
            case MessageWarning.AnyChain _ -> "It names no network, so it is good on all of them.";
            case MessageWarning.VerifierIsNoContract(var verifier) ->
                "There is no contract at " + brief(verifier) + ", which is to take the signature.";
            case MessageWarning.FarDeadline(var until) ->
                until.map(at -> "It stays good until " + MessageTexts.time(at) + ".")
                                .orElse("The signature stays good for ever.")
                        + " Keep that in mind, or ask for a shorter time.";
            case MessageWarning.Expired(var at) ->
                "Its time ended on " + MessageTexts.time(at) + ". Nobody should ask for it any more.";
            case MessageWarning.NobodyDescribed _ ->
                "Nobody described what these fields mean. Only who made the app knows what follows.";
            case MessageWarning.NotAudited(var owner) ->
                "The labels are of a description of " + owner + " that nobody audited.";
            case MessageWarning.UnseenCharacters _ ->
                "It has characters that are not seen or that change the order of others: it may not say what it seems "
                        + "to say.";
        };
    }

    private static String likeness(MessageMeaning.Likeness like) {
        return switch (like) {
            case HASH -> "looks like the fingerprint of something else, perhaps of a payment";
            case TRANSACTION -> "looks like a payment that is hidden in a text";
            case BYTES -> "is no text";
        };
    }

    private static String fault(SignInFault fault, String found) {
        return switch (fault) {
            case SCHEME -> "It says that the site is reached by “" + found + "”, and it is not.";
            case URI -> "It signs in to " + found + ", which lies elsewhere than the site.";
            case CHAIN -> "It signs in for another network (number " + found + ") than the one you are on.";
            case EXPIRED -> "Its time is over (" + found + "). The site will not take it.";
            case NOT_YET -> "Its time has not come (" + found + "). The site will not take it yet.";
            case FROM_THE_FUTURE -> "It says that it was made later than now (" + found + ").";
        };
    }
}
