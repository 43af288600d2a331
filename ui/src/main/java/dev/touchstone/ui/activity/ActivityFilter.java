package dev.touchstone.ui.activity;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.PaymentTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.TokenText;
import dev.touchstone.wallet.ledger.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Which payments are asked for. Immutable.
record ActivityFilter(Asset asset, Way way, State state, Age age, String search) {
    static final ActivityFilter ALL = new ActivityFilter(Asset.ANY, Way.ANY, State.ANY, Age.ANY, "");
    private static final AmountFormat PLAIN = new AmountFormat(Denomination.BTC, false);

    /// By what moved.
    enum Asset {
        ANY("All assets"),
        BITCOIN("Bitcoin"),
        ETHER("Ether"),
        TOKENS("Tokens");

        private final String words;

        Asset(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

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

    /// By how long ago.
    enum Age {
        ANY("Any time", Duration.ofDays(200L * 365)),
        MONTH("30 days", Duration.ofDays(30)),
        YEAR("A year", Duration.ofDays(365));

        private final String words;
        private final Duration most;

        Age(String words, Duration most) {
            this.words = words;
            this.most = most;
        }

        String words() {
            return words;
        }
    }

    ActivityFilter with(Asset asset) {
        return new ActivityFilter(asset, way, state, age, search);
    }

    ActivityFilter with(Way way) {
        return new ActivityFilter(asset, way, state, age, search);
    }

    ActivityFilter with(State state) {
        return new ActivityFilter(asset, way, state, age, search);
    }

    ActivityFilter with(Age age) {
        return new ActivityFilter(asset, way, state, age, search);
    }

    ActivityFilter with(String search) {
        return new ActivityFilter(asset, way, state, age, search);
    }

    boolean admits(ActivityRow.Timed row, Instant now) {
        return isAsset(row)
                && isWay(row)
                && isState(row)
                && !row.time().isBefore(now.minus(age.most))
                && isFound(text(row));
    }

    private boolean isAsset(ActivityRow.Timed row) {
        return switch (asset) {
            case ANY -> true;
            case BITCOIN -> row instanceof ActivityRow.Payment;
            case ETHER ->
                row instanceof ActivityRow.Sending
                        || (row instanceof ActivityRow.Moved(var line)
                                && line.entry().principal().asset().isEther());
            case TOKENS ->
                row instanceof ActivityRow.Sending
                        || (row instanceof ActivityRow.Moved(var line)
                                && line.entry().parts().stream()
                                        .anyMatch(part -> !part.asset().isEther()));
        };
    }

    private boolean isWay(ActivityRow.Timed row) {
        var direction = switch (row) {
            case ActivityRow.Payment(var line) -> line.direction();
            case ActivityRow.Moved(var line) -> line.direction();
            case ActivityRow.Sending _ -> Direction.OUT;
        };
        return switch (way) {
            case ANY -> true;
            case IN -> direction == Direction.IN;
            case OUT -> direction != Direction.IN;
        };
    }

    private boolean isState(ActivityRow.Timed row) {
        return switch (state) {
            case ANY -> true;
            case UNSETTLED ->
                switch (row) {
                    case ActivityRow.Payment(var line) -> !line.isAtRest();
                    case ActivityRow.Moved(var line) -> !line.atRest();
                    case ActivityRow.Sending(var line) -> !line.atRest();
                };
            case LOST ->
                switch (row) {
                    case ActivityRow.Payment(var line) -> !line.live() || line.net() instanceof Shown.Words;
                    case ActivityRow.Moved(var line) ->
                        !line.live() || !line.entry().succeeded() || line.amount() instanceof Shown.Words;
                    case ActivityRow.Sending(var line) -> line.atRest();
                };
        };
    }

    /// What is searched: label, direction, state, counterpart, id and amount.
    private static String text(ActivityRow.Timed row) {
        return switch (row) {
            case ActivityRow.Payment(var line) ->
                String.join(
                        " ",
                        "bitcoin btc",
                        line.label(),
                        PaymentTexts.name(line.direction()),
                        line.state(),
                        line.txid().toString(),
                        line.net() instanceof Shown.Sum(var sum) ? PLAIN.plain(AmountFormat.magnitude(sum)) : "");
            case ActivityRow.Moved(var line) ->
                String.join(
                        " ",
                        line.entry().label(),
                        HistoryTexts.name(line.entry()),
                        line.state(),
                        line.other(),
                        line.entry().counterpart().map(it -> it.text()).orElse(""),
                        line.entry()
                                .transaction()
                                .map(hash -> "0x" + hash.hex())
                                .orElse(""),
                        amount(line.amount()));
            case ActivityRow.Sending(var line) ->
                String.join(
                        " ",
                        line.title(),
                        line.amount(),
                        line.state(),
                        "0x" + line.payment().hex());
        };
    }

    private static String amount(Shown shown) {
        return switch (shown) {
            case Shown.Ether(var amount, var _) -> "ether " + EtherFormat.SYMBOL + " " + EtherFormat.plain(amount);
            case Shown.Token(var units, int decimals, var unit, var _) -> unit + " " + TokenText.write(units, decimals);
            case Shown.Sum _, Shown.Words _ -> "";
        };
    }

    /// Each word that was typed has to be found.
    private boolean isFound(String text) {
        var all = text.toLowerCase(Locale.ROOT);
        for (var word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) return false;
        }
        return true;
    }
}
