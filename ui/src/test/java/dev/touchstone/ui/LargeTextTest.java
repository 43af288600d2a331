package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Settings;
import dev.touchstone.ui.shell.WindowSize;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The least window with the largest text: nothing is cut, and nothing lies beside the window (WCAG 2.2, 1.4.4).
/// [Album] says how the pictures are kept.
class LargeTextTest {
    private static final Set<String> PAGES = Set.of(
            "exchange",
            "exchange-approval",
            "review-exchange-large",
            "send-ether",
            "send-token",
            "send-nft",
            "send-nfts",
            "approve-limitless",
            "approve-collection",
            "receive-token-request",
            "home-both-latest",
            "contact-paid",
            "review-ether-look-alike",
            "review-token",
            "unlock-ether",
            "follow-ether",
            "speed-up",
            "approve",
            "take-back",
            "ether-pending",
            "home-ether-pending",
            "welcome-again",
            "create-password",
            "create-phrase",
            "create-check",
            "restore-words",
            "restore-birthday",
            "lock-wrong-password",
            "home",
            "home-scanning",
            "home-not-backed-up",
            "asset",
            "receive",
            "send",
            "review-look-alike",
            "unlock",
            "raise-fee",
            "review-higher-fee",
            "payment-raised-fee",
            "change-password",
            "follow",
            "activity-failed",
            "payment",
            "proof-payment",
            "proof-failed",
            "network-caught-lie",
            "practice",
            "settings",
            "home-ether",
            "home-ether-stale",
            "ether",
            "ether-failed",
            "ether-none",
            "add-account-keystore",
            "add-account-watch",
            "receive-ether-watched",
            "servers",
            "servers-own",
            "checkpoint",
            "checkpoint-compare",
            "checkpoint-stuck",
            "network-ether",
            "network-ether-rules",
            "proof-ether",
            "proof-ether-account",
            "proof-ether-failed",
            "practice-ether",
            "settings-privacy",
            "lock-ether",
            "home-tokens",
            "home-tokens-failed",
            "token",
            "token-mistakable",
            "add-token-wrong",
            "nfts",
            "nft",
            "nft-others",
            "nft-many",
            "add-nft",
            "proof-token",
            "proof-nft");

    static List<Gallery.Shot> shots() {
        return Gallery.shots().stream()
                .filter(shot -> PAGES.contains(shot.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void fitsIntoTheLeastWindow(Gallery.Shot shot) {
        var host = shot.host().get();
        host.settings.set(
                Settings.DEFAULT.withAppearance(Settings.Appearance.LIGHT).withTextPercent(200));
        var window = Staging.open(host, shot, WindowSize.LEAST_WIDTH, WindowSize.LEAST_HEIGHT);
        var cut = OnFxThread.call(window::cutWords);
        Album.keep(shot.name(), "large", () -> OnFxThread.call(window::picture));
        OnFxThread.run(window::close);
        assertThat(cut).isEmpty();
    }
}
