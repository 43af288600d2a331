package dev.touchstone.ui.text;

import static dev.touchstone.ui.text.AssetNames.brief;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageMeaning.Means;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a message lets others do once it is signed, and what came of signing it.
public final class MessageTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MessageTexts() {}

    /// What it is, in a few words.
    public static String title(MessageMeaning meaning) {
        return switch (meaning) {
            case MessageMeaning.Words _ -> "Sign a text";
            case MessageMeaning.Opaque _ -> "Sign something unreadable";
            case MessageMeaning.SignIn(var request) -> "Sign in to " + request.domain();
            case MessageMeaning.Permit permit ->
                permit.means() == Means.PIECE ? "Let somebody take an NFT" : "Let somebody take tokens";
            case MessageMeaning.TokenTransfer _ -> "Send tokens";
            case MessageMeaning.Order _ -> "Offer things for sale";
            case MessageMeaning.VotesGiven _ -> "Give your votes to somebody";
            case MessageMeaning.Vote _ -> "Vote";
            case MessageMeaning.RunsCode _ -> "Run somebody’s code in your account";
            case MessageMeaning.Described(var intent, var _) -> intent;
            case MessageMeaning.Undescribed(var type) -> "Sign data of the type " + type;
        };
    }

    /// What follows from it, in a sentence or two.
    public static String explain(MessageReview review) {
        var names = names(review.context());
        return switch (review.meaning()) {
            case MessageMeaning.Words _ ->
                "You sign these words with your account. Nothing is sent, and what they are used for is up to who asks.";
            case MessageMeaning.Opaque(var bytes, var _) ->
                "These " + bytes.length() + " bytes say nothing that a person could read. What they are good for only "
                        + "who asks knows.";
            case MessageMeaning.SignIn(var request) ->
                "You show " + request.domain() + " that the account " + brief(request.address())
                        + " is yours. Nothing is sent.";
            case MessageMeaning.Permit permit -> permit(permit, names);
            case MessageMeaning.TokenTransfer(var token, var _, var to, var amount, var until) ->
                "Whoever has the signature can bring " + names.token(token, amount) + " from you to " + brief(to)
                        + until(until) + ".";
            case MessageMeaning.Order order -> order(order, names);
            case MessageMeaning.VotesGiven(var token, var delegatee, var _) ->
                brief(delegatee) + " votes with all you have of " + names.name(token)
                        + " from then on. What you have stays yours.";
            case MessageMeaning.Vote(var governor, var proposal, var support, var reason) ->
                "You vote " + support(support) + " proposal " + proposal + " of " + brief(governor)
                        + (reason.isEmpty() ? "." : ", and give a reason.");
            case MessageMeaning.RunsCode(var delegate) ->
                "Your account would run the code of " + brief(delegate) + ", which can do all that you can.";
            case MessageMeaning.Described(var _, var owner) ->
                "A description of " + owner + " says what the fields below are for. Nobody audited it.";
            case MessageMeaning.Undescribed _ ->
                "Nobody described this type of data. Its fields are below, as they are signed.";
        };
    }

    /// What tokens are called in a review.
    public static AssetNames names(MessageContext context) {
        return contract -> context.contracts()
                .token(context.chainId(), contract)
                .map(words -> new AssetNames.Name(words.symbol(), words.decimals()));
    }

    private static String permit(MessageMeaning.Permit permit, AssetNames names) {
        var spender = brief(permit.spender());
        boolean takesBack = permit.means() != Means.PIECE
                && permit.allowances().stream().allMatch(each -> each.amount().signum() == 0);
        if (takesBack) return spender + " may no longer take what the message names.";
        var what = permit.allowances().stream()
                .map(each -> amount(each, permit.means(), names))
                .collect(Collectors.joining(", "));
        var how = permit.means() == Means.PERMIT2_TRANSFER ? ", once" : "";
        return "Whoever has the signature can let " + spender + " take " + what + " from you" + how
                + until(lasts(permit)) + ". You pay no fee and see no payment.";
    }

    /// When the permission ends: by Permit2 that is told apart from how long the signature is good.
    private static Optional<Instant> lasts(MessageMeaning.Permit permit) {
        if (permit.means() != Means.PERMIT2) return permit.until();
        var ends = permit.allowances().stream()
                .map(MessageMeaning.Allowance::expires)
                .toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static String amount(MessageMeaning.Allowance allowance, Means means, AssetNames names) {
        if (means == Means.PIECE) return "number " + allowance.amount() + " of " + brief(allowance.token());
        return allowance.isUnlimited()
                ? "any amount of " + names.name(allowance.token())
                : "up to " + names.token(allowance.token(), allowance.amount());
    }

    private static String order(MessageMeaning.Order order, AssetNames names) {
        var own = order.gets().stream()
                .filter(item -> item.recipient().filter(order.offerer()::equals).isPresent())
                .toList();
        return "Whoever takes the order gets " + items(order.gives(), names) + " from you. You get " + items(own, names)
                + until(order.until()) + ".";
    }

    private static String items(List<MessageMeaning.OrderItem> items, AssetNames names) {
        if (items.isEmpty()) return "nothing";
        return items.stream().map(item -> item(item, names)).collect(Collectors.joining(", "));
    }

    private static String item(MessageMeaning.OrderItem item, AssetNames names) {
        return switch (item.kind()) {
            case ETHER -> ether(item.amount());
            case TOKEN -> names.token(item.token(), item.amount());
            case PIECE -> "number " + item.id() + " of " + brief(item.token());
            case ITEM -> item.amount() + " of number " + item.id() + " of " + brief(item.token());
            case ANY_PIECE -> "something of " + brief(item.token());
        };
    }

    private static String ether(BigInteger wei) {
        return wei.compareTo(Wei.MAX.value()) <= 0 ? EtherFormat.format(new Wei(wei), false) : wei + " wei";
    }

    private static String support(MessageMeaning.Support support) {
        return switch (support) {
            case FOR -> "for";
            case AGAINST -> "against";
            case ABSTAIN -> "neither for nor against";
            case OTHER -> "in a way of its own on";
        };
    }

    private static String until(Optional<Instant> until) {
        return until.map(at -> ", until " + time(at)).orElse("");
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /// A field's value as text; addresses in full.
    public static String value(FieldValue value) {
        return switch (value) {
            case FieldValue.Plain(var text) -> text;
            case FieldValue.Whole(var number) -> number.toString();
            case FieldValue.Bytes(var bytes) -> bytes.isEmpty() ? "no bytes" : "0x" + bytes.hex();
            case FieldValue.Truth(boolean isTrue) -> isTrue ? "yes" : "no";
            case FieldValue.Address(var address, var name) ->
                address.text() + name.map(called -> " (" + called + ")").orElse("");
            case FieldValue.Ether(var wei) -> ether(wei);
            case FieldValue.Token token -> token(token);
            case FieldValue.Moment(var at) -> time(at);
            case FieldValue.Length(var length) -> length.toSeconds() + " seconds";
            case FieldValue.Piece(var id, var collection) ->
                "number " + id + collection.map(at -> " of " + at.text()).orElse("");
            case FieldValue.Group(var fields) -> fields.isEmpty() ? "none" : fields.size() + " fields";
        };
    }

    private static String token(FieldValue.Token token) {
        var name = token.words()
                .map(words -> words.symbol())
                .orElseGet(() -> "the token " + token.token().text());
        if (token.unlimited().isPresent()) return token.unlimited().get() + ": any amount of " + name;
        return token.words()
                .map(words -> TokenFormat.format(token.units(), words.decimals(), words.symbol(), false))
                .orElseGet(() -> token.units() + " units of " + name);
    }

    /// Why it was not signed, or that it was.
    public static String explain(MessageSignOutcome outcome) {
        return switch (outcome) {
            case MessageSignOutcome.Signed _ -> "Signed.";
            case MessageSignOutcome.WrongPassword _ -> "This is not the password of the wallet.";
            case MessageSignOutcome.KeysDamaged(var what) ->
                "The keys in the wallet file cannot be read (" + what
                        + "). Nothing was signed. Restore the wallet from its recovery phrase.";
            case MessageSignOutcome.NoSuchAccount(var account) -> noAccount(account);
            case MessageSignOutcome.WatchOnly(var account) ->
                "This wallet only watches " + brief(account) + ": its key is elsewhere. Nothing was signed.";
            case MessageSignOutcome.OtherSignature _ ->
                "This is not this account’s signature of this message. Nothing was handed out.";
            case MessageSignOutcome.SelfCheckFailed _ ->
                "A signature made here is not right. This computer may be faulty. Nothing was handed out.";
            case MessageSignOutcome.NotSaved(var reason) ->
                "The wallet file could not be written (" + reason + "), so the signature was thrown away.";
        };
    }

    private static String noAccount(EthereumAddress account) {
        return "This wallet has no account " + brief(account) + ". Nothing was signed.";
    }
}
