package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.Function;

/// Whose a collectible is, in words.
public final class CollectibleTexts {
    private static final int MOST_DIGITS = 14;

    private CollectibleTexts() {}

    /// `#4032`; a number as long as a fingerprint by its ends.
    public static String number(BigInteger id) {
        var digits = id.toString();
        return digits.length() <= MOST_DIGITS
                ? "#" + digits
                : "#" + digits.substring(0, 6) + "…" + digits.substring(digits.length() - 4);
    }

    /// A standing: its mark, the whole sentence, and the same in a few words for a tile.
    public record Told(TruthMark mark, String sentence, String brief) {}

    /// How the moment is told that something was last proven.
    public interface Ago {
        String of(Instant time);
    }

    /// Whose it is, and how firmly that is known.
    ///
    /// @param owner what is found of the owner now
    /// @param old whether the block that it is proven in is no longer new
    /// @param name what an account of the wallet is called
    public static Told explain(
            Whose whose, Finding<?> owner, boolean old, Function<EthereumAccount, String> name, Ago ago) {
        return switch (whose) {
            case Whose.Ours(var account, var ownership) -> {
                if (!(ownership instanceof Proven<?> proven)) yield notKnown(ownership);
                if (!account.canSign()) {
                    yield new Told(
                            old ? TruthMark.STALE : TruthMark.PROVEN,
                            "Not yours to move: " + name.apply(account)
                                    + " owns it, which you only watch. Proven up to block " + block(proven) + ".",
                            "Watched");
                }
                yield new Told(
                        old ? TruthMark.STALE : TruthMark.PROVEN,
                        "Yours: " + name.apply(account) + " owns it, proven up to block " + block(proven) + ".",
                        "Yours");
            }
            case Whose.Another(var who) ->
                new Told(
                        old ? TruthMark.STALE : TruthMark.PROVEN,
                        "Not yours: " + AddressFormat.brief(who.text()) + " owns it"
                                + (owner instanceof Proven<?> proven
                                        ? ", proven up to block " + block(proven) + "."
                                        : "."),
                        "Not yours");
            case Whose.Nobody _ ->
                new Told(
                        owner.isProven() ? TruthMark.PROVEN : TruthMark.CHECKING,
                        "Not yours: the contract names no owner of this number.",
                        "Nobody’s");
            case Whose.Remembered(var last, var ours) -> {
                var why = owner instanceof Pending<?> pending ? " " + Texts.explain(pending.reason()) : "";
                var was = ours.map(account -> "Yours: " + name.apply(account) + " owned it")
                        .orElse("Not yours: "
                                + AddressFormat.brief(last.answer().text()) + " owned it");
                yield new Told(
                        TruthMark.STALE,
                        was + ", proven " + ago.of(last.blockTime()) + "." + why,
                        ours.isPresent() ? "Yours" : "Not yours");
            }
            case Whose.NotKnown _ -> notKnown(owner);
        };
    }

    public static Told notKnown(Finding<?> finding) {
        return switch (finding) {
            case Pending<?> pending -> new Told(TruthMark.CHECKING, Texts.explain(pending.reason()), "Checking");
            case Refuted<?> refuted ->
                new Told(TruthMark.FAILED, "Proof failed. " + Texts.explain(refuted.refutation()), "Proof failed");
            case Claimed<?> claimed -> new Told(TruthMark.CLAIMED, "Claimed by " + claimed.source() + ".", "Claimed");
            case Proven<?> proven -> new Told(TruthMark.PROVEN, "Proven up to block " + block(proven) + ".", "Proven");
        };
    }

    private static String block(Proven<?> proven) {
        return AmountFormat.count(proven.asOf().height().value());
    }
}
