package dev.touchstone.ui.contacts;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which a contact is written. Confined to the JavaFX application thread.
public final class EditContactView implements Screen {
    private final EditContactViewModel model;
    private final TextField name = new TextField();
    private final Page page;

    public EditContactView(EditContactViewModel model) {
        this.model = model;
        var save = Parts.primary(model.isNew() ? "Add this contact" : "Save this contact", this::save);
        save.disableProperty().bind(model.busy());
        page = new Page(
                        Parts.title(model.isNew() ? "Add a contact" : "Change this contact"),
                        new Field("Name", name)
                                .bind(model.name())
                                .hint("As you call them. Kept in this wallet only.")
                                .problem(model.nameProblem()),
                        proposal(),
                        new Field("Bitcoin address", Parts.styled(new TextField(), "mono"))
                                .bind(model.bitcoin())
                                .problem(model.bitcoinProblem()),
                        new Field("Ethereum address", Parts.styled(new TextField(), "mono"))
                                .bind(model.ethereum())
                                .problem(model.ethereumProblem()),
                        new Field("Name on Ethereum", new TextField())
                                .bind(model.ens())
                                .prompt("somebody.eth")
                                .hint("Looked up when you pay them. A change is pointed out before you send.")
                                .problem(model.ensProblem()),
                        new Field("Your note", new TextField())
                                .bind(model.note())
                                .hint("Kept in this wallet only."),
                        Parts.message(model.problem(), "field-error"),
                        Parts.row(16, save, Parts.link("Back", model::back)))
                .narrow();
    }

    /// What others call somebody is their word; the person takes it or leaves it.
    private Node proposal() {
        var use = Parts.link("", model::takeProposedName);
        model.proposedName().subscribe(proposed -> {
            use.setText("The link calls them “" + proposed + "”. Use this name");
            Parts.present(use, !proposed.isEmpty());
        });
        return use;
    }

    private void save() {
        model.save();
        page.body().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        name.requestFocus();
    }

    @Override
    public void leave() {}
}
