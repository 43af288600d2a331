package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import dev.touchstone.spv.ethereum.simulation.Agreement;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.TokenEvents;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.EffectTexts;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.AssetChange.Amounts;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EffectWarning.Means;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The list of what a transaction changes, and the sentences of everything that it can do.
class EffectListTest {
    private static final Pattern UNWANTED =
            Pattern.compile("(?i).*(\\b(gas|tx|verified|trusted|safe|secure|guaranteed)\\b|!).*");
    private static final EthereumAddress OURS = address(0x0a11ce);
    private static final EthereumAddress SPENDER = address(0x5be4de);
    private static final EthereumAddress TOKEN = address(0x70);
    private static final EthereumAddress PIECES = address(0x721);
    private static final AssetNames NAMES =
            contract -> contract.equals(TOKEN) ? Optional.of(new AssetNames.Name("PRAC", 18)) : Optional.empty();

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(
                StorageKey.of(BigInteger.valueOf(number).shiftLeft(130).or(BigInteger.valueOf(number)))
                        .value());
    }

    private static AssetChange change(AssetId asset, Amounts amounts) {
        return new AssetChange(OURS, asset, amounts, Agreement.AGREES);
    }

    private static TransactionEffects effects() {
        var ether = new Amounts.Known(
                Wei.PER_ETHER.times(3).value(), Wei.PER_ETHER.times(2).value());
        var token = new Amounts.Known(Wei.PER_ETHER.times(1_250).value(), BigInteger.ZERO);
        return new TransactionEffects(
                "practice",
                List.of(
                        change(new AssetId.Ether("practice"), ether),
                        change(new AssetId.Token(new TokenContract("practice", TOKEN)), token),
                        change(
                                new AssetId.Token(new TokenContract("practice", address(0x99))),
                                new Amounts.OnlyChange(BigInteger.valueOf(500))),
                        change(
                                new AssetId.Collectible(new NftRef("practice", PIECES, BigInteger.valueOf(7))),
                                new Amounts.Known(BigInteger.ZERO, BigInteger.ONE))),
                Wei.of(1_000_000),
                warnings().subList(2, 6),
                new ChainPoint(Height.of(8), Hash256.ZERO));
    }

    private static List<EffectWarning> warnings() {
        var change = change(
                new AssetId.Token(new TokenContract("practice", TOKEN)),
                new Amounts.Known(BigInteger.TEN, BigInteger.ZERO));
        return List.of(
                new EffectWarning.RunsForeignCode(OURS, SPENDER),
                new EffectWarning.ApprovesCollection(PIECES, OURS, SPENDER),
                new EffectWarning.UnlimitedAllowance(TOKEN, OURS, SPENDER, Means.PERMIT2),
                new EffectWarning.GivesContract(TOKEN, OURS, SPENDER),
                new EffectWarning.LogsLie(change),
                new EffectWarning.LosesAll(change),
                new EffectWarning.Allowance(TOKEN, OURS, SPENDER, BigInteger.TEN, Means.SIGNATURE),
                new EffectWarning.ApprovesPiece(PIECES, BigInteger.ONE, OURS, SPENDER),
                new EffectWarning.WritesOwnStorage(OURS),
                new EffectWarning.EffectUnknown(SPENDER),
                new EffectWarning.OnlyLogs(change),
                new EffectWarning.DependsOnBlock(Set.of(BlockFact.values())),
                new EffectWarning.Fails(new Ending.Reverts(ByteString.EMPTY)));
    }

    private static List<Effect> everyEffect() {
        var told = new Told.Answered<>(BigInteger.ONE, BigInteger.TWO);
        var piece = new TokenAsset.Piece(PIECES, BigInteger.ONE);
        return List.of(
                new Effect.Ether(OURS, Wei.of(5), Wei.of(3), Wei.ZERO, Wei.of(1), Wei.of(1)),
                new Effect.Holding(new TokenAsset.Units(TOKEN), OURS, told, BigInteger.ONE, BigInteger.ZERO),
                new Effect.Holding(piece, OURS, new Told.Silent<>(), BigInteger.ZERO, BigInteger.ONE),
                new Effect.Holding(
                        new TokenAsset.Item(PIECES, BigInteger.TWO), OURS, told, BigInteger.ZERO, BigInteger.ONE),
                new Effect.Allowance(
                        TOKEN, OURS, SPENDER, TokenEvents.PERMIT2, told, BigInteger.TWO, Optional.of(BigInteger.TEN)),
                new Effect.Allowance(
                        TOKEN,
                        OURS,
                        SPENDER,
                        TOKEN,
                        new Told.Answered<>(BigInteger.ONE, BigInteger.ZERO),
                        BigInteger.ZERO,
                        Optional.empty()),
                new Effect.PieceApproval(piece, OURS, SPENDER, new Told.Silent<>()),
                new Effect.Operator(PIECES, OURS, SPENDER, true, new Told.Silent<>()),
                new Effect.Operator(PIECES, OURS, SPENDER, false, new Told.Silent<>()),
                new Effect.Delegation(OURS, Optional.empty(), Optional.of(SPENDER)),
                new Effect.Delegation(OURS, Optional.of(SPENDER), Optional.empty()),
                new Effect.OwnerChange(TOKEN, OURS, SPENDER, new Told.Silent<>()),
                new Effect.Created(TOKEN),
                new Effect.Destroyed(TOKEN),
                new Effect.OwnStorage(OURS, 2),
                new Effect.Unnamed(TOKEN, 2));
    }

    @Test
    void everythingThatCanBeToldIsASentenceWithoutWordsOfExperts() {
        var sentences = new ArrayList<String>();
        for (var warning : warnings()) sentences.add(EffectTexts.explain(warning, NAMES));
        for (var effect : everyEffect()) sentences.add(EffectTexts.explain(effect, AssetNames.NONE));
        for (var reason : HaltReason.values()) sentences.add(EffectTexts.explain(new Ending.Halts(reason)));
        for (var problem : TransactionProblem.values())
            sentences.add(EffectTexts.explain(new Ending.NotTaken(problem)));
        var words = "08c379a0" + "00".repeat(31) + "20" + "00".repeat(31) + "02" + "6e6f" + "00".repeat(30);
        for (var output : List.of("", words, "4e487b71" + "00".repeat(31) + "11", "01020304")) {
            sentences.add(EffectTexts.explain(
                    new Ending.Reverts(ByteString.fromHex(output).orElseThrow())));
        }
        assertThat(sentences).allSatisfy(sentence -> {
            assertThat(sentence).endsWith(".").doesNotContain("null").doesNotContain("  ");
            assertThat(UNWANTED.matcher(sentence).matches()).as(sentence).isFalse();
        });
        assertThat(sentences).contains("The contract refuses: “no”.");
    }

    @Test
    void anUnlimitedAllowanceIsToldAsWhatItLetsOthersDo() {
        assertThat(EffectTexts.explain(warnings().get(2), NAMES))
                .isEqualTo("This lets 0x016F9378…5be4De take any amount of PRAC from you later, without asking "
                        + "(through Permit2). Allow only what is needed.");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isDrawnWithBeforeAndAfter(Settings.Appearance appearance) {
        var variant = appearance == Settings.Appearance.LIGHT ? "light" : "dark";
        var words = OnFxThread.call(() -> {
            var list = new EffectList(new SimpleObjectProperty<>(new AmountFormat(Settings.DEFAULT.unit(), false)));
            list.show(effects(), NAMES);
            var card = Parts.card(Parts.heading("What changes"), list);
            var page = Parts.column(0, card);
            page.setPadding(new Insets(24));
            var scene = new Scene(page, 760, 460);
            Theme.dress(scene);
            Theme.apply(scene, Settings.DEFAULT.withAppearance(appearance));
            var stage = new Stage();
            stage.setScene(scene);
            Album.keep("effects", variant, () -> Picture.of(scene));
            page.applyCss();
            page.layout();
            var read = new ArrayList<String>();
            page.lookupAll(".label").forEach(node -> {
                if (node instanceof Label label) read.add(label.getText());
            });
            stage.hide();
            return read;
        });
        assertThat(words).contains("Before", "After", "ETH", "PRAC", "not told", "yours", "none");
    }
}
