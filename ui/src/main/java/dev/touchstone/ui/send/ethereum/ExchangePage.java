package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.Choices;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.exchange.OfferPart;
import dev.touchstone.ui.exchange.OtherTokenPart;
import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.wallet.asset.AssetId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The page on which one asset is exchanged for another. Confined to the JavaFX application thread.
final class ExchangePage implements FirstPage {
    private final ExchangeViewModel model;
    private final VBox from = Parts.column(6);
    private final VBox give = Parts.column(6);
    private final VBox get = Parts.column(6);
    private final Label unit = Parts.line("", "muted");
    private final Field amount;
    private final Field slippage;
    private final Field minutes;
    private final Label getProblem = Parts.text("", "field-error");
    private final AddressView contract = new AddressView("");
    private final VBox claims = Parts.column(4);
    private final OfferPart offer;
    private final ApprovalNote approval;
    private final Note warning = new Note(Note.Kind.WARNING, "");
    private final Note off;
    private final Note nobody;
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Page page;
    private List<?> shown = List.of();
    private boolean amountLeft;

    ExchangePage(ExchangeViewModel model) {
        this.model = model;
        var desk = model.desk();
        var form = model.form();
        var text = new TextField();
        var all = Parts.link("Take all", model::takeAll);
        form.give().subscribe(asset -> Parts.present(all, asset instanceof AssetId.Token));
        text.focusedProperty().subscribe((was, focused) -> amountLeft |= was && !focused);
        text.focusedProperty().subscribe(this::sayProblems);
        amount = new Field("How much", text, Parts.row(10, Parts.growing(text), unit, all))
                .bind(form.amount())
                .prompt("0.05");
        slippage = new Field("How much less than offered you accept, in per cent", new TextField())
                .bind(form.slippage())
                .hint("The chain itself keeps to it: where less would come, nothing is exchanged.");
        minutes = new Field("How long it may take, in minutes", new TextField()).bind(form.minutes());
        offer = new OfferPart(desk.around(), model::inspect);
        approval = new ApprovalNote(model);
        fee = new FeeWishPart(desk.around(), desk.fee());
        summary = new WorkSummary(desk, "Review this exchange", model::review).ofNobody();
        notes = new StateNotes(desk);
        off = new Note(Note.Kind.PLAIN, ExchangeTexts.OFF, Parts.link("Open the settings", model::openSettings));
        nobody = new Note(
                Note.Kind.PLAIN, ExchangeTexts.NO_SERVER, Parts.link("Choose whom to ask", model::chooseServers));
        var other = new Fold("Another token", new OtherTokenPart(model.other()).node());
        var limits = new Fold("Limits", Parts.column(16, slippage, minutes));
        var fields = Parts.column(
                24,
                from,
                give,
                amount,
                approval.node(),
                warning,
                Parts.column(10, get, getProblem, contract, claims, other),
                limits,
                fee.node());
        fields.setMinWidth(420);
        page = new Page(
                Parts.title("Exchange"),
                Parts.muted("By Uniswap. What its pools give is computed on this computer, over proven state."),
                off,
                nobody,
                notes.node(),
                new TwoColumns(fields, Parts.column(16, offer.node(), summary.node()), 40));
        model.composed().subscribe(this::show);
        desk.preparation().prepared().subscribe(this::show);
        desk.submitted().subscribe(this::show);
        model.asking().offered().subscribe(this::show);
        show();
    }

    /// The choices stay as they are while there is nothing else to choose, so that the focus stays with them.
    private void choices() {
        var assets = model.assets();
        var payers = assets.payers();
        var choices = List.of(payers, assets.gives(), assets.gets());
        if (choices.equals(shown)) return;
        shown = choices;
        var account = payers.size() > 1
                ? new Choices<>(
                        payers,
                        model.desk()::name,
                        model.from().get().orElse(payers.getFirst()),
                        payer -> model.from().set(Optional.of(payer)))
                : Parts.text(
                        payers.isEmpty()
                                ? "No account of this wallet can pay with this."
                                : model.desk().name(payers.getFirst()));
        from.getChildren().setAll(Parts.text("From", "medium"), account);
        give.getChildren()
                .setAll(
                        Parts.text("What you give", "medium"),
                        choice(assets.gives(), Optional.of(model.form().give().get()), model.form()::give));
        get.getChildren()
                .setAll(
                        Parts.text("What you get", "medium"),
                        choice(
                                assets.gets(),
                                model.form().get().get(),
                                asset -> model.form().get().set(Optional.of(asset))));
    }

    private Node choice(List<AssetId> assets, Optional<AssetId> chosen, Consumer<AssetId> onChoice) {
        return new Choices<>(
                assets.stream().map(Optional::of).toList(),
                asset -> model.assets().name(asset.orElseThrow()),
                chosen,
                asset -> onChoice.accept(asset.orElseThrow()));
    }

    /// Says what is wrong, but not while it is still being typed.
    private void sayProblems() {
        var typed = model.composed().get().typed();
        boolean tried = model.desk().submitted().get();
        boolean sayAmount = tried
                || (amountLeft
                        && !amount.input().isFocused()
                        && !model.form().amount().get().isBlank());
        amount.hint(model.assets().available(model.from().get())).say(sayAmount ? typed.amountProblem() : "");
        slippage.say(typed.slippageProblem());
        minutes.say(typed.minutesProblem());
        boolean sayGet = tried || typed.getProblem().equals(ExchangeTexts.SAME);
        getProblem.setText(sayGet ? typed.getProblem() : "");
        Parts.present(getProblem, !getProblem.getText().isEmpty());
        if (tried) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
    }

    private void show() {
        choices();
        unit.setText(model.assets().unit());
        sayProblems();
        var token = model.assets().contract();
        contract.show(token.map(EthereumAddress::text).orElse(""));
        Parts.present(contract, token.isPresent());
        claims.getChildren()
                .setAll(model.assets().claims().stream().map(Parts::small).toList());
        Parts.present(claims, !claims.getChildren().isEmpty());
        offer.show(model.look());
        approval.show();
        var think = model.cautions().stream().findFirst();
        think.ifPresent(caution -> warning.say(caution.words(model.desk().names(), false)));
        Parts.present(warning, think.isPresent());
        Parts.present(off, model.isOff());
        Parts.present(nobody, !model.isOff() && model.isNobodyAsked());
        fee.show(model.desk().preparation().prepared().get());
        notes.show();
        summary.show(model.isWorking(), model.isWorking() ? "" : model.problem());
    }

    @Override
    public Node first() {
        return amount.input();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
