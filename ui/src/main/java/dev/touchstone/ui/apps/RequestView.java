package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.MessageFields;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.PasswordBox;
import dev.touchstone.ui.device.DeviceTalk;
import dev.touchstone.ui.device.DeviceTalkPage;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.send.ethereum.Counterpart;
import dev.touchstone.ui.shell.AppSide.Review;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.wallet.dapp.request.AppRequest;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sheet of one request: who asks, what they get, for how long. Confined to the JavaFX application thread.
public final class RequestView implements Screen {
    private final Surroundings around;
    private final RequestViewModel model;
    private final VBox page = Parts.styled(Parts.column(20), "sheet-body");
    private final ScrollPane node = new ScrollPane(page);
    private Node first = new VBox();

    public RequestView(Surroundings around, RequestViewModel model) {
        this.around = around;
        this.model = model;
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("sheet-scroll");
        node.prefViewportHeightProperty().bind(page.heightProperty());
        node.setFocusTraversable(false);
        model.state().subscribe(this::show);
    }

    private void show(RequestState state) {
        var body = page.getChildren();
        switch (state) {
            case RequestState.Gone() -> body.setAll(gone());
            case RequestState.Looking() ->
                body.setAll(about(List.of(Parts.muted("Working out what it would do.")), List.of(refuse())));
            case RequestState.Simple() -> body.setAll(about(simple(), actions()));
            case RequestState.Reviewed(var review) -> body.setAll(about(reviewed(review), actions()));
            case RequestState.Stuck(var why) ->
                body.setAll(about(List.of(new Note(Note.Kind.FAILED, why)), List.of(refuse())));
            case RequestState.Device(var before, var talk) -> body.setAll(device(before, talk));
            case RequestState.Signing() -> body.setAll(about(List.of(Parts.muted("Signing.")), List.of()));
        }
    }

    private List<Node> device(RequestState before, DeviceTalk talk) {
        var request = model.request().orElseThrow();
        var words = new DeviceTalkPage.Words(
                Parts.card(Parts.text(request.app().text(), "title-2"), Parts.text(AppTexts.title(request))),
                before instanceof RequestState.Reviewed(var review) ? List.of(effects(review)) : message(),
                verb(request),
                "Back to the request",
                "The app hears nothing before the answer is checked against this request.");
        var asking = new DeviceTalkPage(around, talk, words, model::back);
        first = asking.first();
        return asking.parts();
    }

    private List<Node> gone() {
        var back = Parts.primary("Close", model::leave);
        first = back;
        return List.of(
                Parts.text("Nobody waits for this any more", "title-2"),
                Parts.text("The app went away, or five minutes were over. Nothing was signed."),
                back);
    }

    /// Who asks, large, above everything else.
    private List<Node> about(List<Node> content, List<Node> actions) {
        var request = model.request().orElseThrow();
        var all = new ArrayList<Node>();
        var who = Parts.column(
                4, Parts.text(request.app().text(), "title-2"), Parts.text(AppTexts.title(request), "strong"));
        var later = Parts.iconButton(Feather.X, "Later (Esc)", model::leave);
        later.disableProperty().bind(model.state().map(RequestState.Signing.class::isInstance));
        all.add(Parts.row(12, Parts.growing(who), later));
        if (isToBeReviewed(request) && !model.payments().progress().isEmpty()) {
            all.add(Parts.small(model.payments().progress()));
        }
        all.addAll(content);
        all.add(Parts.text(AppTexts.meaning(request)));
        all.add(Parts.small(model.until()));
        all.add(Parts.message(model.problem(), "field-error"));
        all.addAll(actions);
        return all;
    }

    private List<Node> simple() {
        return switch (model.request().orElseThrow()) {
            case AppRequest.Connect _ -> accounts();
            case AppRequest.SignMessage(var _, var account, var message) -> {
                var parts = new ArrayList<Node>();
                parts.add(signer(account));
                parts.addAll(message());
                if (!model.isReadable()) parts.add(blind(raw(message)));
                yield parts;
            }
            case AppRequest.SignTyped(var _, var account, var _) -> {
                var parts = new ArrayList<Node>();
                parts.add(signer(account));
                parts.addAll(message());
                yield parts;
            }
            case AppRequest.WatchAsset(var _, var token, var symbol) ->
                List.of(Parts.card(
                        Parts.text(symbol.isEmpty() ? "A token" : symbol, "medium"),
                        Parts.text(token.address().text(), "mono")));
            case AppRequest.SendTransaction _, AppRequest.SendCalls _ -> spending();
        };
    }

    private List<Node> message() {
        var fields = new MessageFields();
        model.message().ifPresent(fields::show);
        return List.of(fields);
    }

    /// The bytes of a text, where the review does not show them already.
    private Node raw(ByteString message) {
        boolean isShown = model.message().filter(MessageReview::isBlind).isPresent();
        return isShown ? Parts.text("Only these bytes would be signed.") : Parts.text("0x" + message.hex(), "mono");
    }

    private Node signer(EthereumAddress account) {
        return Parts.small("Signed with " + model.account(account));
    }

    private List<Node> accounts() {
        var boxes = new ArrayList<Node>();
        model.accounts().forEach((account, chosen) -> {
            var box = new CheckBox(model.account(account));
            box.selectedProperty().bindBidirectional(chosen);
            boxes.add(box);
        });
        if (boxes.isEmpty()) boxes.add(Parts.muted("This wallet has no account of Ethereum yet."));
        return List.of(Parts.card(boxes.toArray(Node[]::new)));
    }

    private List<Node> reviewed(Review.Ready review) {
        var parts = new ArrayList<Node>();
        parts.add(effects(review));
        parts.addAll(concerned(review));
        boolean hidden = around.amounts().get().hidden();
        parts.add(Parts.small("The fee is at most " + EtherFormat.format(review.most(), hidden) + "."));
        parts.addAll(spending());
        if (!model.isReadable()) parts.add(blind(Parts.text("A contract changes in a way that no standard names.")));
        return parts;
    }

    private Node effects(Review.Ready review) {
        var effects = new EffectList(around.amounts());
        effects.show(review.effects(), model.payments().names());
        return given(review)
                .map(words ->
                        Parts.card(Parts.column(2, Parts.muted("They get"), Parts.text(words, "title-2")), effects))
                .orElseGet(() -> Parts.card(effects));
    }

    /// Whom it concerns, and who pays.
    private List<Node> concerned(Review.Ready review) {
        var order = review.order();
        var parts = new ArrayList<Node>();
        if (model.payments().spending().isEmpty()) {
            Counterpart.of(order).ifPresent(it -> parts.add(address(it.role(), it.address())));
        }
        parts.add(Parts.small("Paid by " + model.account(order.from())));
        return parts;
    }

    private Optional<String> given(Review.Ready review) {
        return PayeeWarnings.payee(review.order())
                .map(_ -> OrderTexts.given(
                        review.order(),
                        Wei.ZERO,
                        review.effects(),
                        model.payments().names()));
    }

    /// Whom it lets take what and how much, where that is asked for.
    private List<Node> spending() {
        var payments = model.payments();
        if (payments.spending().isEmpty()) return List.of();
        var spending = payments.spending().get();
        var name = payments.names().name(spending.token());
        var amount = new TextField();
        var hint = spending.hasLimit()
                ? "The app asks for " + payments.names().token(spending.token(), spending.asked()) + "."
                : "The app asks for no limit. Type only what it needs.";
        var parts = new ArrayList<Node>();
        if (!(model.state().get() instanceof RequestState.Reviewed)) {
            parts.add(Parts.text("This lets the address below take " + name + " from you later, without asking."));
        }
        parts.add(address("Who may take it", spending.spender()));
        parts.add(address("The contract of the token", spending.token()));
        parts.add(new Field("At most, in " + payments.capUnit(), amount)
                .bind(payments.cap())
                .hint(hint));
        parts.add(Parts.secondary("Use this limit", model::useCap));
        return parts;
    }

    private Node address(String what, EthereumAddress address) {
        var copy = Parts.iconButton(Feather.COPY, "Copy: " + what, () -> model.copy(address));
        return Parts.column(2, Parts.row(8, Parts.growing(Parts.small(what)), copy), new AddressView(address.text()));
    }

    private Node blind(Node what) {
        var word = new TextField();
        var content = Parts.column(
                12,
                what,
                Parts.text("Nobody can tell what this will do. If you do not know this app well, stop here."),
                new Field("Type “" + RequestViewModel.WORD + "” to sign it all the same", word).bind(model.word()));
        return new Fold("I cannot read this", content);
    }

    private Button refuse() {
        var refuse = Parts.secondary("Refuse", model::refuse);
        first = refuse;
        return refuse;
    }

    private List<Node> actions() {
        var request = model.request().orElseThrow();
        var agree =
                Parts.primary(model.device().isPresent() ? "Sign with another device" : verb(request), model::agree);
        if (model.state().get() instanceof RequestState.Simple && isToBeReviewed(request)) {
            agree.setDisable(true);
        } else if (!model.isReadable()) {
            agree.disableProperty().bind(model.word().isNotEqualTo(RequestViewModel.WORD));
        }
        var row = Parts.row(16, agree, refuse());
        if (!model.asksForPassword()) return List.of(row);
        var box = new PasswordBox(model.password());
        box.onEnter(model::agree);
        first = box.input();
        return List.of(new Field("Password", box.input(), box), row);
    }

    private static boolean isToBeReviewed(AppRequest request) {
        return request instanceof AppRequest.SendTransaction || request instanceof AppRequest.SendCalls;
    }

    private static String verb(AppRequest request) {
        return switch (request) {
            case AppRequest.Connect _ -> "Show these accounts";
            case AppRequest.WatchAsset _ -> "Show the token";
            case AppRequest.SignMessage _ -> "Sign the text";
            case AppRequest.SignTyped _ -> "Sign the data";
            case AppRequest.SendTransaction _, AppRequest.SendCalls _ -> "Sign and send";
        };
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public boolean mayClose() {
        return !model.isSigning();
    }

    @Override
    public void focus() {
        first.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
