package dev.touchstone.ui.ether;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.LayerState;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A chain beside Ethereum as a part of the page: what is settled there, and beside it what its server says.
/// Immutable.
///
/// @param settled in words, as of when; or why nothing is
public record LayerLine(Layer layer, String server, String settled, List<Row> rows) {
    private static final int DECIMALS = 18;

    public LayerLine {
        rows = List.copyOf(rows);
    }

    /// What one account has there.
    ///
    /// @param settled what is proven, or the word in its place
    /// @param state in words, how firmly that is known
    /// @param newest what the server says, which may be newer; a word where it says nothing
    /// @param claim in words, whose word that is, and of when
    public record Row(
            EthereumAddress account,
            String name,
            Shown settled,
            TruthMark mark,
            String state,
            Shown newest,
            String claim) {}

    static LayerLine of(Layer layer, LayerState.Look look, Map<EthereumAddress, String> names, Instant now) {
        return new LayerLine(
                layer,
                look.server(),
                block(layer, look, now),
                look.shares().stream()
                        .map(share -> row(layer, look, share, names.getOrDefault(share.account(), ""), now))
                        .toList());
    }

    /// `Settled on Ethereum up to block 123, as of 5 days ago`
    public static String block(Layer layer, LayerState.Look look, Instant now) {
        return switch (look.block()) {
            case Proven<?> proven ->
                "Settled on Ethereum up to block "
                        + AmountFormat.count(proven.asOf().height().value()) + ", as of "
                        + age(Grounds.settledTime(proven.evidence()).orElse(now), now) + ".";
            case Pending<?> pending -> Texts.explain(pending.reason());
            case Refuted<?> refuted -> "Proof failed. " + Texts.explain(refuted.refutation());
            case Claimed<?> _ -> layer.reason();
        };
    }

    static String age(Instant then, Instant now) {
        return AgeFormat.duration(Duration.between(then, now)) + " ago";
    }

    private static Row row(Layer layer, LayerState.Look look, LayerState.Share share, String name, Instant now) {
        var finding = share.settled();
        return new Row(
                share.account(),
                name,
                Shown.ether(finding, settled -> settled.value().balance()),
                Marks.of(finding, false),
                switch (finding) {
                    case Proven<?> proven ->
                        "Proven. Settled as of "
                                + age(Grounds.settledTime(proven.evidence()).orElse(now), now) + ".";
                    case Pending<?> pending -> Texts.explain(pending.reason());
                    case Refuted<?> _ -> "Proof failed. Open to see why.";
                    case Claimed<?> _ -> "";
                },
                newest(layer, look, share.account()),
                claim(look, now));
    }

    private static Shown newest(Layer layer, LayerState.Look look, EthereumAddress account) {
        return look.newest() instanceof Claimed<NewestState>(var said, var source, var _) && !isCaught(look, source)
                ? said.accounts().stream()
                        .filter(it -> it.address().equals(account))
                        .findFirst()
                        .map(it -> amount(layer, it.balance()))
                        .orElseGet(() -> new Shown.Words("—"))
                : new Shown.Words("—");
    }

    /// The word of whoever lied about what can be proven counts for nothing.
    private static boolean isCaught(LayerState.Look look, String source) {
        return look.lies().stream().anyMatch(lie -> lie.source().equals(source));
    }

    private static Shown amount(Layer layer, Wei balance) {
        return layer.coin().equals("ETH")
                ? new Shown.Ether(balance, false)
                : new Shown.Token(balance.value(), DECIMALS, layer.coin(), false);
    }

    private static String claim(LayerState.Look look, Instant now) {
        if (look.newest() instanceof Claimed<NewestState>(var _, var source, var _) && isCaught(look, source)) {
            return source + " was caught in a wrong answer. Its word is not shown.";
        }
        return look.newest() instanceof Claimed<NewestState>(var said, var source, var _)
                ? "Claimed by " + source + " as of " + age(said.time(), now) + ". Nothing here proves it."
                : "Its server says nothing now.";
    }
}
