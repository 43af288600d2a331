package dev.touchstone.ui.practice;

import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/// The page of the practice network. Confined to the JavaFX application thread.
public final class PracticeView implements Screen {
    private final PracticeViewModel model;
    private final Button faucet;
    private final Page page;

    public PracticeView(PracticeViewModel model) {
        this.model = model;
        faucet = busy(Parts.primary("Ask the faucet for coins", model::askFaucet));
        var message = Parts.text("", "medium");
        message.textProperty().bind(model.message());
        page = new Page(
                Parts.title("Practice"),
                new Note(
                        Note.Kind.PLAIN,
                        "Practice money. These networks live inside this program and have the rules of the real ones. Their coins are worth nothing anywhere."),
                message,
                task("Get coins", "The faucet pays " + model.gift() + " to your present address.", faucet),
                task(
                        "Make blocks",
                        "Here you are the miner. A payment is in a block after one, and settled after six.",
                        busy(Parts.secondary("Mine 1 block", () -> model.mine(1))),
                        busy(Parts.secondary("Mine 6 blocks", () -> model.mine(6)))),
                task(
                        "See blocks replaced",
                        "Sometimes the newest blocks of a chain give way to others. Payments in them wait again.",
                        busy(Parts.secondary("Replace the newest 2 blocks", model::replaceBlocks))));
        model.ether().ifPresent(this::addEther);
    }

    private void addEther(EtherPractice practice) {
        int untilFinal = model.untilFinal();
        page.body()
                .getChildren()
                .addAll(
                        task(
                                "Get ether",
                                "The faucet sends " + model.etherGift() + " to your first account.",
                                busy(Parts.secondary("Ask the faucet for ether", () -> model.askForEther(practice)))),
                        task(
                                "Get tokens and an NFT",
                                "The faucet has two tokens and a collection of pictures, worth as little as its coins.",
                                busy(Parts.secondary("Get practice tokens", () -> model.askForTokens(practice))),
                                busy(Parts.secondary("Get a practice NFT", () -> model.askForNft(practice)))),
                        task(
                                "Get a name",
                                "The practice network keeps names as Ethereum does. Whoever pays a name pays you.",
                                busy(Parts.secondary("Get a practice name", () -> model.askForName(practice)))),
                        task(
                                "Make Ethereum blocks",
                                "A block comes every " + model.blockTime() + " by itself. After " + untilFinal
                                        + " more it is final.",
                                busy(Parts.secondary("Make 1 Ethereum block", () -> model.makeBlocks(practice, 1))),
                                busy(Parts.secondary(
                                        "Make " + untilFinal + " Ethereum blocks",
                                        () -> model.makeBlocks(practice, untilFinal)))));
    }

    private Button busy(Button button) {
        button.disableProperty().bind(model.busy());
        return button;
    }

    private static Node task(String name, String meaning, Button... buttons) {
        return Parts.card(Parts.column(4, Parts.heading(name), Parts.muted(meaning)), new FlowPane(12, 12, buttons));
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        faucet.requestFocus();
    }

    @Override
    public void leave() {}
}
