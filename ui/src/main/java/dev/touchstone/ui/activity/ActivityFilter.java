package dev.touchstone.ui.activity;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.ledger.Direction;
import java.util.Locale;

/// Which payments are asked for. Immutable.
record ActivityFilter(Way way, State state, String search) {
    static final ActivityFilter ALL = new ActivityFilter(Way.ANY, State.ANY, "");
    private static final AmountFormat PLAIN = new AmountFormat(Denomination.BTC, false);

    /// By direction.
    enum Way {
        ANY("All"),
        IN("Received"),
        OUT("Sent");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// By how settled.
    enum State {
        ANY("Any state"),
        UNSETTLED("Not settled"),
        LOST("Failed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    ActivityFilter with(Way way) {
        return new ActivityFilter(way, state, search);
    }

    ActivityFilter with(State state) {
        return new ActivityFilter(way, state, search);
    }

    ActivityFilter with(String search) {
        return new ActivityFilter(way, state, search);
    }

    boolean admits(PaymentLine line) {
        return isWay(line) && isState(line) && isFound(line);
    }

    private boolean isWay(PaymentLine line) {
        return switch (way) {
            case ANY -> true;
            case IN -> line.direction() == Direction.IN;
            case OUT -> line.direction() != Direction.IN;
        };
    }

    private boolean isState(PaymentLine line) {
        return switch (state) {
            case ANY -> true;
            case UNSETTLED -> !line.isAtRest();
            case LOST -> !line.live() || line.net() instanceof Shown.Words;
        };
    }

    /// Each word that was typed has to be found: in the label, the direction, the state, the id or the amount.
    private boolean isFound(PaymentLine line) {
        var amount = line.net() instanceof Shown.Sum(var sum) ? PLAIN.plain(AmountFormat.magnitude(sum)) : "";
        var text = String.join(
                        " ",
                        line.label(),
                        PaymentTexts.name(line.direction()),
                        line.state(),
                        line.txid().toString(),
                        amount)
                .toLowerCase(Locale.ROOT);
        for (var word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
            if (!text.contains(word)) return false;
        return true;
    }
}
