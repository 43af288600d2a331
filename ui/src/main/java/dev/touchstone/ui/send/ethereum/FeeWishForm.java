package dev.touchstone.ui.send.ethereum;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedEther;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The fee that is chosen: one of three speeds, or fees of one's own. Confined to the JavaFX application thread;
/// knows no scene.
final class FeeWishForm {
    private final ObjectProperty<Speed> speed;
    private final BooleanProperty custom = new SimpleBooleanProperty();
    private final StringProperty tip = new SimpleStringProperty("");
    private final StringProperty most = new SimpleStringProperty("");

    FeeWishForm(Speed first) {
        this.speed = new SimpleObjectProperty<>(first);
    }

    /// What was chosen. Immutable. Tip and limit, in gwei, count when `custom` says so.
    record Typed(Speed speed, boolean custom, String tip, String most) {
        Optional<FeeWish> wish() {
            if (!custom) return Optional.of(new FeeWish.Soon(speed));
            if (!problem().isEmpty()) return Optional.empty();
            return gwei(tip).flatMap(t -> gwei(most).map(m -> new FeeWish.Exactly(new Fees.FeeMarket(t, m))));
        }

        /// What is wrong with the tip; empty where nothing is, or where it does not count.
        String tipProblem() {
            return custom ? problem(tip) : "";
        }

        /// What is wrong with the limit.
        String mostProblem() {
            if (!custom) return "";
            var wrong = problem(most);
            if (!wrong.isEmpty()) return wrong;
            boolean isLess =
                    gwei(tip).flatMap(t -> gwei(most).map(m -> m.isLessThan(t))).orElse(false);
            return isLess ? "The limit cannot be less than the tip." : "";
        }

        private String problem() {
            return tipProblem() + mostProblem();
        }

        private static String problem(String text) {
            return EtherText.parse(text.strip(), EtherUnit.GWEI) instanceof ParsedEther.Invalid(var problem)
                    ? EthereumSendTexts.explain(problem)
                    : "";
        }

        private static Optional<Wei> gwei(String text) {
            return EtherText.parse(text.strip(), EtherUnit.GWEI) instanceof ParsedEther.Valid(var amount)
                    ? Optional.of(amount)
                    : Optional.empty();
        }

        /// How long it usually takes.
        String time() {
            return custom ? "depends on the fee" : EthereumSendTexts.time(speed);
        }
    }

    ObjectProperty<Speed> speed() {
        return speed;
    }

    /// Whether the fees that were typed count.
    BooleanProperty custom() {
        return custom;
    }

    StringProperty tip() {
        return tip;
    }

    StringProperty most() {
        return most;
    }

    void onChange(Runnable renew) {
        speed.subscribe(renew);
        custom.subscribe(renew);
        tip.subscribe(renew);
        most.subscribe(renew);
    }

    Typed typed() {
        return new Typed(speed.get(), custom.get(), tip.get(), most.get());
    }
}
