package dev.touchstone.ui.nft;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which a collectible is added. Confined to the JavaFX application thread.
public final class AddCollectibleView implements Screen {
    private final AddCollectibleViewModel model;
    private final TextField address = Parts.styled(new TextField(), "mono");
    private final TextField number = Parts.styled(new TextField(), "mono");
    private final Page page;

    public AddCollectibleView(AddCollectibleViewModel model) {
        this.model = model;
        address.setOnAction(_ -> add());
        number.setOnAction(_ -> add());
        var add = Parts.primary("Add this NFT", this::add);
        add.disableProperty().bind(model.busy());
        page = new Page(
                        Parts.title("Add an NFT"),
                        Parts.text("Whose it is will be proven on this computer. It need not be yours."),
                        Parts.muted("The servers that you ask see that you look at this NFT."),
                        new Field("Address of the contract", address)
                                .bind(model.address())
                                .hint("It begins with 0x and has 40 digits.")
                                .problem(model.addressProblem()),
                        new Field("Number", number)
                                .bind(model.number())
                                .hint("Which one of the collection, like 4032.")
                                .problem(model.numberProblem()),
                        Parts.message(model.problem(), "field-error"),
                        Parts.row(16, add, Parts.link("Back", model::back)))
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
    public void leave() {}
}
