package dev.touchstone.ui.exchange;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Asks what pools give for the exchange at hand, one question at a time and always the newest: again with each
/// new block, as an offer holds in one block only. Confined to the JavaFX application thread; knows no scene.
public final class Asking {
    private final Surroundings around;
    private final ExchangeSide side;
    private final ReadOnlyObjectWrapper<Offered> offered = new ReadOnlyObjectWrapper<>(Offered.NOTHING);
    private Optional<Question> wanted = Optional.empty();
    private Optional<Question> answered = Optional.empty();
    private boolean busy;
    private boolean closed;

    /// What is asked, of whom, and in which block.
    ///
    /// @param owner whose token is sold
    public record Question(Swap swap, EthereumAddress owner, Hash256 block) {
        private boolean isOfSame(Question other) {
            return swap.equals(other.swap()) && owner.equals(other.owner());
        }
    }

    public Asking(Surroundings around, ExchangeSide side) {
        this.around = around;
        this.side = side;
    }

    public ReadOnlyObjectProperty<Offered> offered() {
        return offered.getReadOnlyProperty();
    }

    /// From now on this is asked; nothing while something of it is not clear.
    public void want(Optional<Question> question) {
        if (question.equals(wanted)) return;
        boolean isOfSame = question.flatMap(now -> wanted.map(now::isOfSame)).orElse(false);
        wanted = question;
        var last = isOfSame ? offered.get() : Offered.NOTHING;
        offered.set(new Offered(isOpen(), last.newest(), last.before()));
        next();
    }

    private boolean isOpen() {
        return wanted.isPresent() && !wanted.equals(answered);
    }

    private void next() {
        if (busy || closed || !isOpen()) return;
        wanted.ifPresent(this::ask);
    }

    private void ask(Question question) {
        busy = true;
        around.whenDone(
                side.offer(question.swap(), question.owner()),
                offer -> {
                    busy = false;
                    take(question, offer);
                    next();
                },
                () -> {
                    busy = false;
                    wanted = Optional.empty();
                    offered.set(Offered.NOTHING);
                });
    }

    /// An answer in an older block still tells something, and is shown until there is one in the newest.
    private void take(Question question, SwapOffer offer) {
        if (wanted.filter(question::isOfSame).isEmpty()) return;
        answered = Optional.of(question);
        var last = offered.get().newest().flatMap(Offered::found);
        boolean isOther = last.isPresent()
                && offer instanceof SwapOffer.Found found
                && !last.get().units().equals(found.units());
        offered.set(new Offered(
                isOpen(), Optional.of(offer), isOther ? last : offered.get().before()));
    }

    public void close() {
        closed = true;
    }
}
