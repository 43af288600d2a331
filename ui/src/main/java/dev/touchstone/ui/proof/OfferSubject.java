package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.wallet.payment.ethereum.ExchangeEffects;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a pool of Uniswap would give for an exchange. Confined to the JavaFX application thread.
final class OfferSubject implements Subject {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final SwapOffer.Found offer;

    OfferSubject(Surroundings around, Session session, EthereumSide side, SwapOffer.Found offer) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.offer = offer;
    }

    @Override
    public ProofPage page() {
        var wallet = session.wallet().snapshot().get();
        var ethereum = side.chain().get();
        var now = around.now().get();
        boolean hidden = around.amounts().get().hidden();
        var accounts = WalletNames.ofAccounts(wallet.ethereum());
        var wording = Wording.ofEthereum(ethereum, accounts, now, around.ages(), hidden);
        var chain =
                TokenSum.standing(wallet.tokens(), ethereum, now, around.ages()).of(offer.amount());
        var ladder =
                LadderBuilder.of(offer.amount(), chain, "This offer", wording).withLimit(ExchangeTexts.LIMIT);
        var bought =
                ExchangeEffects.asset(wallet.ethereum().chain(), offer.swap().bought());
        return new ProofPage(
                "The pool with the fee " + ExchangeTexts.percent(offer.fee()),
                EffectList.shown(bought, offer.units(), WalletNames.of(wallet, hidden)),
                false,
                ladder,
                true);
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        return side.checkAnswerAgain(offer.amount()).thenApply(found -> List.<Finding<?>>of(found));
    }

    @Override
    public String fileName() {
        return "offer at block " + offer.amount().asOf().height().value() + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return side.exportAnswer(offer.amount(), file);
    }
}
