package dev.touchstone.ui.apps;

import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How much an app may take later, as a person limits it. Confined to the JavaFX application thread; knows no
/// scene.
final class CapForm {
    private final SpendingCap asked;
    private final AssetNames names;
    private final StringProperty typed = new SimpleStringProperty("");
    private Optional<BigInteger> used;

    CapForm(SpendingCap asked, AssetNames names) {
        this.asked = asked;
        this.names = names;
        this.used = Optional.of(asked.asked()).filter(_ -> asked.hasLimit());
        typed.set(used.map(units -> new BigDecimal(units, decimals()).toPlainString())
                .orElse(""));
    }

    /// What the app asks for.
    SpendingCap asked() {
        return asked;
    }

    /// How many units of the token.
    StringProperty typed() {
        return typed;
    }

    /// What the limit is counted in.
    String unit() {
        return names.token(asked.token()).map(AssetNames.Name::symbol).orElse("the token's smallest units");
    }

    private int decimals() {
        return names.token(asked.token()).map(AssetNames.Name::decimals).orElse(0);
    }

    private Optional<BigInteger> units() {
        return SpendingCap.units(typed.get().strip(), decimals());
    }

    /// Whether another limit was typed than the one that was looked at.
    boolean isChanged() {
        return !units().equals(used);
    }

    /// The request with the limit that was typed; empty where that is none.
    Optional<EthereumRequest> use() {
        var units = units();
        if (units.isPresent()) used = units;
        return units.map(asked::with);
    }
}
