package dev.touchstone.ui.nft;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.nft.CollectiblePage.Statement;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.Optional;

/// How a collectible last came to the wallet or left it. Pure.
final class Arrivals {
    private Arrivals() {}

    /// What its movements are of; empty while it is not known what kind of collectible it is.
    static Optional<MovedAsset> asset(CollectibleHolding holding) {
        var ref = holding.ref();
        return switch (holding.standing()) {
            case Standing.KindNotKnown _ -> Optional.empty();
            case Standing.Single _ -> Optional.of(new MovedAsset.Single(ref.contract(), ref.id()));
            case Standing.Many _ -> Optional.of(new MovedAsset.Kind(ref.contract(), ref.id()));
        };
    }

    /// Its newest movement as a sentence; empty where none is known.
    static Optional<Statement> statement(CollectibleHolding holding, WalletSnapshot wallet) {
        return asset(holding)
                .flatMap(asset -> wallet.ethereumHistory().about(asset).stream()
                        .filter(entry -> !entry.left())
                        .findFirst()
                        .flatMap(entry -> statement(entry, asset, wallet)));
    }

    private static Optional<Statement> statement(EthereumEntry entry, MovedAsset asset, WalletSnapshot wallet) {
        return entry.parts().stream()
                .filter(part -> asset.holds(part.asset()))
                .findFirst()
                .map(part -> new Statement("History", mark(entry, part), sentence(entry, part, wallet)));
    }

    private static TruthMark mark(EthereumEntry entry, EthereumEntry.Part part) {
        var mark = Marks.of(part.finding(), false);
        return mark == TruthMark.PROVEN && !entry.isFinal() ? TruthMark.CHECKING : mark;
    }

    private static String sentence(EthereumEntry entry, EthereumEntry.Part part, WalletSnapshot wallet) {
        boolean came = part.movement().change().signum() >= 0;
        var block = " in block " + AmountFormat.count(entry.block().height().value());
        var how = part.movement().cause() instanceof Movement.Reported reported
                ? came ? from(reported, wallet) : to(reported, wallet)
                : ", by its contract";
        var words = (came ? "It came to you" : "It left you") + block + how;
        if (!part.finding().isProven()) return words + ". That is on record, and its proof is being checked again.";
        return words + (entry.isFinal() ? ", which is proven." : ", which is proven and not final yet.");
    }

    private static String from(Movement.Reported reported, WalletSnapshot wallet) {
        return reported.from().equals(EthereumAddress.ZERO)
                ? ", when it was made"
                : " from " + who(reported.from(), wallet);
    }

    private static String to(Movement.Reported reported, WalletSnapshot wallet) {
        return reported.to().equals(EthereumAddress.ZERO)
                ? ", when it was destroyed"
                : " for " + who(reported.to(), wallet);
    }

    private static String who(EthereumAddress address, WalletSnapshot wallet) {
        return wallet.contacts().of(address).map(Contact::name).orElseGet(() -> AddressFormat.brief(address.text()));
    }
}
