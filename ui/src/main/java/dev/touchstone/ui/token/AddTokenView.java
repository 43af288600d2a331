package dev.touchstone.ui.token;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which a token is added. Confined to the JavaFX application thread.
public final class AddTokenView implements Screen {
    private final AddTokenViewModel model;
    private final TextField address = Parts.styled(new TextField(), "mono");
    private final Page page;

    public AddTokenView(Surroundings around, AddTokenViewModel model) {
        this.model = model;
        address.setOnAction(_ -> add());
        var add = Parts.primary("Add this token", this::add);
        add.disableProperty().bind(model.busy());
        page = new Page(
                        Parts.title("Add a token"),
                        Parts.text("Paste the address of the token’s contract. What your accounts have of it is then"
                                + " proven on this computer."),
                        Parts.muted("Take the address from where you trust it, not from a message."
                                + " The servers that you ask see that you look at this token."),
                        new Field("Address of the contract", address)
                                .bind(model.address())
                                .hint("It begins with 0x and has 40 digits.")
                                .problem(model.addressProblem()),
                        Parts.message(model.claim(), "muted"),
                        Parts.message(model.problem(), "field-error"),
                        Parts.row(16, add, Parts.link("Back", model::back)),
                        new FindTokensPart(around, model.finder()).node(),
                        new TokenListsPart(model.lists()).node())
                .narrow();
    }

    private void add() {
        model.add();
        page.body().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        address.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
