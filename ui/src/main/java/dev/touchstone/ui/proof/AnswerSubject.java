package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.PictureState;
import dev.touchstone.ui.shell.Route.Inspection;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenClaims;
import dev.touchstone.ui.token.TokenSum;
import dev.touchstone.ui.token.TokenWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.CollectibleHolding;
import dev.touchstone.wallet.ledger.CollectibleHolding.Standing;
import dev.touchstone.wallet.ledger.CollectibleHolding.Whose;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import dev.touchstone.wallet.ledger.TokenShare;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a contract answered about a token or a collectible. Confined to the JavaFX application thread.
final class AnswerSubject implements Subject {
    private static final int ROOM = 30;
    private static final Finding<?> NOTHING = Pending.because(new Pending.Reason.NotChecked());

    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final Inspection.Answer inspection;

    AnswerSubject(Surroundings around, Session session, EthereumSide side, Inspection.Answer inspection) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.inspection = inspection;
    }

    /// What is asked about.
    ///
    /// @param refused whether the contract was heard and gives no answer, which is no failed proof
    private record Asked(String name, Shown shown, Finding<?> finding, String what, boolean refused) {
        static Asked nothing() {
            return new Asked("", new Shown.Words("—"), NOTHING, "This", false);
        }
    }

    private TokenHoldings holdings() {
        return session.wallet().snapshot().get().tokens();
    }

    private Asked asked() {
        return switch (inspection) {
            case Inspection.TokenAmount(var contract, var account) ->
                holdings()
                        .token(contract)
                        .flatMap(token -> token.shares().stream()
                                .filter(share -> share.account().address().equals(account))
                                .findFirst()
                                .map(share -> amount(token, share)))
                        .orElseGet(Asked::nothing);
            case Inspection.TokenName(var contract) ->
                holdings().token(contract).map(AnswerSubject::name).orElseGet(Asked::nothing);
            case Inspection.Owner(var ref) ->
                holdings().collectible(ref).map(AnswerSubject::owner).orElseGet(Asked::nothing);
            case Inspection.PictureOf(var ref) -> picture(ref);
            case Inspection.CollectibleAmount(var ref, var account) ->
                holdings()
                        .collectible(ref)
                        .flatMap(it -> it.standing() instanceof Standing.Many(var shares)
                                ? shares.stream()
                                        .filter(share ->
                                                share.account().address().equals(account))
                                        .findFirst()
                                : Optional.empty())
                        .map(this::count)
                        .orElseGet(Asked::nothing);
        };
    }

    private Asked picture(NftRef ref) {
        var look = side.pictures()
                .map(pictures -> pictures.pictures().get().getOrDefault(ref, PictureState.NOTHING))
                .flatMap(PictureState::look);
        return look.isPresent() && look.get().picture() instanceof NftLook.Step.Known<NftPicture>(var finding)
                ? new Asked("Picture", new Shown.Words("of #" + shortened(ref)), finding, "This picture", false)
                : Asked.nothing();
    }

    private static String shortened(NftRef ref) {
        var digits = ref.id().toString();
        return digits.length() <= ROOM ? digits : digits.substring(0, ROOM) + "…";
    }

    private String account(TokenShare share) {
        return WalletNames.ofAccounts(session.wallet().snapshot().get().ethereum())
                .getOrDefault(share.account().address(), "");
    }

    private Asked amount(TokenHolding token, TokenShare share) {
        var units = share.units();
        return new Asked(
                account(share) + ", " + TokenWords.name(token),
                TokenWords.amount(token, units),
                units.finding(),
                "This amount",
                units.isRefused());
    }

    private Asked count(TokenShare share) {
        var units = share.units();
        var shown = units.known()
                .<Shown>map(it -> new Shown.Token(it, 0, "of this number", false))
                .orElseGet(() -> new Shown.Words("—"));
        return new Asked(account(share), shown, units.finding(), "This amount", units.isRefused());
    }

    private static Asked name(TokenHolding token) {
        boolean byName = token.symbol().isRefused();
        TokenAnswer<String> answer = byName ? token.name() : token.symbol();
        boolean isKnown = answer.known().isPresent();
        return new Asked(
                "Calls itself",
                new Shown.Words(isKnown ? TokenWords.name(token) : "—"),
                answer.finding(),
                "This name",
                answer.isRefused());
    }

    private static Asked owner(CollectibleHolding holding) {
        return switch (holding.standing()) {
            case Standing.KindNotKnown(var kind) ->
                new Asked("Owner", new Shown.Words("—"), kind.finding(), "This", kind.isRefused());
            case Standing.Single(var owner, Whose.Ours(var account, var ownership)) ->
                new Asked(
                        "Owner",
                        new Shown.Words(account.canSign() ? "Yours" : "Watched"),
                        ownership,
                        "Who owns it",
                        owner.isRefused());
            case Standing.Single(var owner, var _) ->
                new Asked(
                        "Owner",
                        new Shown.Words(owner.finding().isProven() ? "Not yours" : "—"),
                        owner.finding(),
                        "Who owns it",
                        owner.isRefused());
            case Standing.Many(var shares) ->
                shares.stream()
                        .findFirst()
                        .map(share -> new Asked(
                                "Owner",
                                new Shown.Words(share.isSomething() ? "Yours" : "—"),
                                share.units().finding(),
                                "This amount",
                                share.units().isRefused()))
                        .orElseGet(Asked::nothing);
        };
    }

    @Override
    public ProofPage page() {
        var asked = asked();
        var ethereum = side.chain().get();
        var now = around.now().get();
        var snapshot = session.wallet().snapshot().get();
        var wording = Wording.ofEthereum(
                ethereum,
                WalletNames.ofAccounts(snapshot.ethereum()),
                now,
                around.ages(),
                around.amounts().get().hidden());
        var chain = TokenSum.standing(snapshot.tokens(), ethereum, now, around.ages())
                .of(asked.finding());
        var ladder = asked.refused() ? silent(asked) : LadderBuilder.of(asked.finding(), chain, asked.what(), wording);
        return new ProofPage(
                asked.name(),
                inFull(asked.shown()),
                false,
                claimed(ladder),
                asked.finding().isProven());
    }

    /// Which token it is, no proof says: that stands with what is not proven.
    private Ladder claimed(Ladder ladder) {
        var contract = switch (inspection) {
            case Inspection.TokenAmount(var it, var _) -> Optional.of(it);
            case Inspection.TokenName(var it) -> Optional.of(it);
            case Inspection.Owner _, Inspection.PictureOf _, Inspection.CollectibleAmount _ ->
                Optional.<TokenContract>empty();
        };
        var claims = new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
        return contract.flatMap(it -> holdings().token(it))
                .map(token -> ladder.withLimit(claims.limit(token)))
                .orElse(ladder);
    }

    /// With all decimals, where they find room at the head of the drawer; else they stand in the details.
    private Shown inFull(Shown shown) {
        boolean isLarge = around.host().settings().get().hasLargeText();
        return !isLarge
                        && shown instanceof Shown.Token(var units, int decimals, var unit, var _)
                        && TokenFormat.exact(units, decimals).length() + unit.length() <= ROOM
                ? shown.inFull()
                : shown;
    }

    /// The contract was heard, so no server lied; it only gives no answer.
    private static Ladder silent(Asked asked) {
        var words = asked.finding() instanceof Refuted<?> refuted ? Texts.explain(refuted.refutation()) : "";
        var rung = new Ladder.Rung(TruthMark.CHECKING, words, List.of(), List.of(), true);
        return new Ladder(
                TruthMark.CHECKING,
                "The contract’s own code was run on this computer, and gives no answer.",
                List.of(rung),
                "",
                List.of("A contract that gives no answer may be another kind of contract, or none."));
    }

    @Override
    public CompletableFuture<List<Finding<?>>> checkAgain() {
        return asked().finding() instanceof Proven<?> proven
                ? side.checkAnswerAgain(proven).thenApply(found -> List.<Finding<?>>of(found))
                : CompletableFuture.completedFuture(List.of(asked().finding()));
    }

    @Override
    public String fileName() {
        return switch (inspection) {
                    case Inspection.TokenAmount(var contract, var _) ->
                        "token " + contract.address().text().substring(0, 12);
                    case Inspection.TokenName(var contract) ->
                        "name of " + contract.address().text().substring(0, 12);
                    case Inspection.Owner(var ref) ->
                        "owner of " + ref.contract().text().substring(0, 12);
                    case Inspection.PictureOf(var ref) ->
                        "picture of " + ref.contract().text().substring(0, 12);
                    case Inspection.CollectibleAmount(var ref, var _) ->
                        "nft of " + ref.contract().text().substring(0, 12);
                }
                + ".proof.json";
    }

    @Override
    public CompletableFuture<FileOutcome> export(Path file) {
        return asked().finding() instanceof Proven<?> proven
                ? side.exportAnswer(proven, file)
                : CompletableFuture.completedFuture(new FileOutcome.NothingProven());
    }
}
