package dev.touchstone.ui.send;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.Recipient;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The name in the recipient's field, from being typed to being looked up. Confined to the JavaFX application
/// thread; knows no scene.
///
/// A name that is whole, because it ends in `.eth`, is looked up at once, any other when the field is left:
/// whoever is asked learns what is typed.
public final class Naming {
    private static final String WHOLE = ".eth";
    private static final String NOBODY_ASKED =
            "Names are kept on Ethereum, where this wallet asks nobody yet. Set up Ethereum, or ask for an address.";
    private static final String NOT_PAYABLE =
            "What this name has as its Bitcoin address cannot be paid from this wallet.";

    private final Surroundings around;
    private final Session session;
    private final CoinType coin;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private int turn;

    /// @param coin as which coin the name is to have an address
    public Naming(Surroundings around, Session session, CoinType coin) {
        this.around = around;
        this.session = session;
        this.coin = coin;
    }

    /// How far a name has come. Immutable.
    public sealed interface State {
        /// No name stands in the field.
        record None() implements State {}

        /// It is not looked up yet.
        record Typed(String name) implements State {}

        /// Nobody can be asked.
        record Unasked(String name) implements State {}

        record Looking(String name) implements State {}

        record Looked(String name, NameLook look) implements State {}
    }

    /// What a name in the field comes to. Immutable.
    ///
    /// @param payee who is paid by it, once that is known
    /// @param problem why nobody is; empty while it is looked up
    record Reading(String name, Optional<NamedPayee> payee, String problem) {
        static final Reading NOTHING = new Reading("", Optional.empty(), "");
    }

    Reading reading() {
        var name = name(state.get());
        var found = found();
        if (found.isEmpty()) return new Reading(name, Optional.empty(), problem());
        var payee = NamedPayee.of(found.get(), network());
        return new Reading(name, payee, payee.isPresent() ? "" : NOT_PAYABLE);
    }

    /// What the name stands for; empty while that is not known.
    public Optional<NameLook.Found> found() {
        return state.get() instanceof State.Looked(var _, NameLook.Found found) ? Optional.of(found) : Optional.empty();
    }

    /// Why the name stands for nothing; empty where it does, and while it is looked up.
    public String problem() {
        if (state.get() instanceof State.Unasked) return NOBODY_ASKED;
        if (!(state.get() instanceof State.Looked(var _, var look))) return "";
        boolean isAsked = look instanceof NameLook.Elsewhere(var _, var hosts) && !hosts.isEmpty();
        return isAsked ? "" : NameTexts.explain(look, around.ages());
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    private Network network() {
        return session.wallet().network();
    }

    /// The field holds another text now.
    public void typed(String text) {
        if (!(Recipient.parse(text, network()) instanceof Recipient.Named(var name))) {
            become(new State.None());
            return;
        }
        if (name.equals(name(state.get()))) return;
        become(new State.Typed(name));
        if (name.endsWith(WHOLE)) lookUp();
    }

    private static String name(State state) {
        return switch (state) {
            case State.None _ -> "";
            case State.Typed(var name) -> name;
            case State.Unasked(var name) -> name;
            case State.Looking(var name) -> name;
            case State.Looked(var name, var _) -> name;
        };
    }

    /// Looks the name up, if there is one that was not looked up yet.
    public void lookUp() {
        if (state.get() instanceof State.Typed(var name)) lookUp(name, Set.of());
    }

    /// Looks the name up once more: nobody proved it, or nobody was asked.
    void lookUpAgain() {
        var name = name(state.get());
        if (!name.isEmpty()) lookUp(name, Set.of());
    }

    /// The person agreed that these hosts, which the name's contract names, are asked.
    void agree(NameLook.Elsewhere elsewhere) {
        lookUp(name(state.get()), new HashSet<>(elsewhere.hosts()));
    }

    private void lookUp(String name, Set<String> agreed) {
        var side = session.ethereum().filter(Naming::asksSomebody);
        if (side.isEmpty()) {
            become(new State.Unasked(name));
            return;
        }
        become(new State.Looking(name));
        int asked = turn;
        around.whenDone(
                side.get().names().look(name, coin, agreed),
                look -> {
                    if (asked == turn) become(new State.Looked(name, look));
                },
                () -> {
                    if (asked == turn) become(new State.Typed(name));
                });
    }

    /// What is answered to an earlier state is of no interest any more.
    private void become(State next) {
        turn++;
        state.set(next);
    }

    private static boolean asksSomebody(EthereumSide side) {
        return !(side.chain().get().stage() instanceof Stage.NotSetUp);
    }
}
