package dev.touchstone.ui.payment;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.MovedNames;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.math.BigInteger;
import java.time.Instant;

/// A line of the history on Ethereum as a row shows it. Immutable.
///
/// @param other the other side in a few words; empty where there is none
/// @param amount what moved, without its sign
/// @param negative whether it went
/// @param more what else moved by it; empty where nothing did
/// @param atRest whether it is past all waiting
/// @param live whether it counts
public record MoveLine(
        EthereumEntry entry,
        String title,
        String other,
        Shown amount,
        boolean negative,
        String more,
        TruthMark mark,
        String state,
        boolean atRest,
        boolean live) {

    public static MoveLine of(EthereumEntry entry, WalletSnapshot wallet) {
        return of(entry, wallet, entry.principal());
    }

    /// The line as the page of one asset shows it.
    public static MoveLine about(EthereumEntry entry, WalletSnapshot wallet, MovedAsset asset) {
        var part = entry.parts().stream()
                .filter(it -> asset.holds(it.asset()))
                .findFirst()
                .orElseGet(entry::principal);
        return of(entry, wallet, part);
    }

    private static MoveLine of(EthereumEntry entry, WalletSnapshot wallet, EthereumEntry.Part part) {
        boolean isFailed = entry.finding() instanceof Refuted<Movement>;
        var change = withoutFee(entry, part);
        int others = entry.parts().size() - 1;
        var name = HistoryTexts.name(entry);
        return new MoveLine(
                entry,
                entry.label().isBlank() ? name : entry.label(),
                other(entry, wallet),
                isFailed ? new Shown.Words("—") : shown(change.abs(), part.asset(), new MovedNames(wallet.tokens())),
                change.signum() < 0,
                others == 0 ? "" : "and " + others + " more",
                mark(entry),
                entry.suspicion().map(_ -> "Likely spam").orElseGet(() -> HistoryTexts.state(entry)),
                (entry.isFinal() && entry.finding().isProven()) || entry.left(),
                !entry.left() && entry.suspicion().isEmpty());
    }

    /// What the others got: the fee has a place of its own.
    private static BigInteger withoutFee(EthereumEntry entry, EthereumEntry.Part part) {
        var change = part.movement().change();
        boolean hasFee = part.movement().cause() instanceof Movement.Sent;
        var without = hasFee ? change.add(entry.fee().map(Wei::value).orElse(BigInteger.ZERO)) : change;
        return without.signum() == 0 ? change : without;
    }

    static Shown shown(BigInteger units, MovedAsset asset, MovedNames names) {
        return asset.isEther()
                ? new Shown.Ether(new Wei(units), false)
                : new Shown.Token(units, names.decimals(asset), names.unit(asset), false);
    }

    private static TruthMark mark(EthereumEntry entry) {
        var mark = Marks.of(entry.finding(), false);
        return mark == TruthMark.PROVEN && !entry.isFinal() ? TruthMark.CHECKING : mark;
    }

    /// The name that the user gave it, or the ends of its address; never the whole, so that nobody copies it
    /// from here.
    static String other(EthereumEntry entry, WalletSnapshot wallet) {
        return entry.counterpart()
                .map(address -> wallet.ethereum()
                        .account(address)
                        .map(holding -> holding.label())
                        .filter(label -> !label.isBlank())
                        .or(() -> wallet.contacts().of(address).map(Contact::name))
                        .orElseGet(() -> AddressFormat.brief(address.text())))
                .map(who -> (entry.direction() == Direction.IN ? "from " : "to ") + who)
                .orElse("");
    }

    public Instant time() {
        return entry.time();
    }

    public Direction direction() {
        return entry.direction();
    }
}
