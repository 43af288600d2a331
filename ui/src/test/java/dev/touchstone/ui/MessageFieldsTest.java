package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.control.MessageFields;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.MessageTexts;
import dev.touchstone.ui.text.MessageWarningTexts;
import dev.touchstone.ui.theme.Theme;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.message.reading.MessageWarning;
import dev.touchstone.wallet.message.reading.SignInFault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages as they are shown before they are signed.
class MessageFieldsTest {
    private static final Pattern UNWANTED = Pattern.compile(
            "(?i).*(\\b(seed|mnemonic|gas|utxos?|dapps?|tx|txid|verified|trusted|safe|secure|guaranteed|oops|simply)\\b|!).*");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final EthereumAddress ME = address("0x9D85ca56217D2bb651b00f15e694EB7E713637D4");
    private static final EthereumAddress USDC = address("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
    private static final EthereumAddress SPENDER = address("0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45");

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    /// Knows one token and one spender.
    private static final class Sample implements KnownContracts {
        @Override
        public Optional<TokenWords> token(BigInteger chainId, EthereumAddress contract) {
            return contract.equals(USDC) ? Optional.of(new TokenWords("USDC", 6)) : Optional.empty();
        }

        @Override
        public Optional<String> name(BigInteger chainId, EthereumAddress address) {
            return address.equals(SPENDER) ? Optional.of("Uniswap V3 router 2") : Optional.empty();
        }
    }

    private static MessageReview review(SignableMessage message) {
        return MessageReview.of(
                message,
                new MessageContext(
                        ME, BigInteger.ONE, "https://app.example", NOW, new Sample(), Descriptions.builtIn()));
    }

    private static MessageReview permit() {
        return review(new SignableMessage.Typed(TypedData.parse("""
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                  "PermitSingle": [{"name": "details", "type": "PermitDetails"}, {"name": "spender", "type": "address"},
                                   {"name": "sigDeadline", "type": "uint256"}],
                  "PermitDetails": [{"name": "token", "type": "address"}, {"name": "amount", "type": "uint160"},
                                    {"name": "expiration", "type": "uint48"}, {"name": "nonce", "type": "uint48"}]},
                 "primaryType": "PermitSingle",
                 "domain": {"name": "Permit2", "chainId": 1,
                            "verifyingContract": "0x000000000022D473030F116dDEE9F6B43aC78BA3"},
                 "message": {"details": {"token": "%s", "amount": "%s", "expiration": 1830000000, "nonce": 0},
                             "spender": "%s", "sigDeadline": 1795953600}}
                """.formatted(
                                USDC.text(), BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE), SPENDER.text()))
                .orThrow()));
    }

    private static MessageReview text(String text) {
        return review(new SignableMessage.Personal(ByteString.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageReview blind() {
        return text("0x" + "5e".repeat(32));
    }

    @ParameterizedTest
    @CsvSource({"permit, LIGHT", "permit, DARK", "blind, LIGHT", "blind, DARK"})
    void isDrawnWithItsMeaningFirst(String which, Settings.Appearance appearance) {
        var variant = appearance == Settings.Appearance.LIGHT ? "light" : "dark";
        var review = which.equals("permit") ? permit() : blind();
        var words = OnFxThread.call(() -> {
            var fields = new MessageFields();
            fields.show(review);
            var page = Parts.column(0, fields);
            page.setPadding(new Insets(24));
            var scene = new Scene(page, 760, which.equals("permit") ? 720 : 290);
            Theme.dress(scene);
            Theme.apply(scene, Settings.DEFAULT.withAppearance(appearance));
            var stage = new Stage();
            stage.setScene(scene);
            Album.keep("message-" + which, variant, () -> Picture.of(scene));
            page.applyCss();
            page.layout();
            var read = new ArrayList<String>();
            page.lookupAll(".label").forEach(node -> {
                if (node instanceof Label label) read.add(label.getText());
            });
            stage.hide();
            return read;
        });
        if (which.equals("permit"))
            assertThat(words).contains("Let somebody take tokens", "Spender", "Uniswap V3 router 2");
        else assertThat(words).contains("Sign something unreadable", "0x" + "5e".repeat(32));
        assertThat(words).noneMatch(said -> UNWANTED.matcher(said).matches());
    }

    private static Stream<MessageWarning> warnings() {
        var shapes = Stream.of(
                new MessageWarning.RunsForeignCode(SPENDER),
                new MessageWarning.UnlimitedAllowance(USDC, SPENDER),
                new MessageWarning.GivesForNothing(),
                new MessageWarning.OtherSite("app.example", "https://evil.example"),
                new MessageWarning.OtherAccount(SPENDER),
                new MessageWarning.MalformedSignIn("no domain"),
                new MessageWarning.LetsTake(USDC, SPENDER, BigInteger.TEN),
                new MessageWarning.OffersThings(),
                new MessageWarning.GivesVotes(SPENDER),
                new MessageWarning.LooksLikePermission("Permit"),
                new MessageWarning.OtherChain(BigInteger.TEN),
                new MessageWarning.AnyChain(),
                new MessageWarning.VerifierIsNoContract(SPENDER),
                new MessageWarning.FarDeadline(Optional.of(NOW)),
                new MessageWarning.FarDeadline(Optional.empty()),
                new MessageWarning.Expired(NOW),
                new MessageWarning.NobodyDescribed(),
                new MessageWarning.NotAudited("Uniswap"),
                new MessageWarning.UnseenCharacters());
        var likes = Stream.of(MessageMeaning.Likeness.values()).map(MessageWarning.Blind::new);
        var faults = Stream.of(SignInFault.values()).map(fault -> new MessageWarning.SignInMismatch(fault, "x"));
        return Stream.of(shapes, likes, faults).flatMap(each -> each);
    }

    @Test
    void everyWarningIsAWholeSentenceInPlainWords() {
        assertThat(warnings().map(warning -> MessageWarningTexts.explain(warning, AssetNames.NONE)))
                .allSatisfy(sentence -> {
                    assertThat(sentence).endsWith(".").doesNotContain("null").doesNotContain("  ");
                    assertThat(UNWANTED.matcher(sentence).matches())
                            .as(sentence)
                            .isFalse();
                });
    }

    @Test
    void everyOutcomeIsAWholeSentenceInPlainWords() {
        var outcomes = List.<MessageSignOutcome>of(
                new MessageSignOutcome.Signed(ByteString.EMPTY),
                new MessageSignOutcome.WrongPassword(),
                new MessageSignOutcome.KeysDamaged("the phrase"),
                new MessageSignOutcome.NoSuchAccount(ME),
                new MessageSignOutcome.WatchOnly(ME),
                new MessageSignOutcome.OtherSignature(),
                new MessageSignOutcome.SelfCheckFailed(),
                new MessageSignOutcome.NotSaved("disk full"));
        assertThat(outcomes.stream().map(MessageTexts::explain)).allSatisfy(sentence -> {
            assertThat(sentence).endsWith(".");
            assertThat(UNWANTED.matcher(sentence).matches()).as(sentence).isFalse();
        });
    }

    @Test
    void whatAPermitLetsOthersDoIsSaidWithTheTokensName() {
        assertThat(MessageTexts.explain(permit()))
                .startsWith("Whoever has the signature can let 0x68b34658…65Fc45 take any amount of USDC from you")
                .endsWith("You pay no fee and see no payment.");
    }
}
