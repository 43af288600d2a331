package dev.touchstone.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where pictures of pages are kept, if anywhere: with `-Dtouchstone.screenshots=FOLDER` those that the
/// documentation shows, with `-Dtouchstone.screenshots.all=FOLDER` every one.
final class Album {
    private static final Set<String> SHOWN = Set.of(
            "welcome",
            "create-password",
            "create-phrase",
            "create-check",
            "restore-words",
            "restore-birthday",
            "lock-wrong-password",
            "home",
            "home-empty",
            "home-scanning",
            "home-stale",
            "home-offline",
            "home-failed",
            "home-reorganised",
            "home-hidden",
            "home-not-backed-up",
            "asset",
            "receive",
            "receive-arrived",
            "receive-replaced",
            "send",
            "send-shortfall",
            "send-name",
            "send-name-offchain",
            "review",
            "review-look-alike",
            "review-name",
            "unlock",
            "contacts",
            "contact",
            "contact-name-changed",
            "send-contacts",
            "review-name-changed",
            "sign-by-device",
            "follow",
            "follow-rejected",
            "raise-fee",
            "review-higher-fee",
            "payment-raised-fee",
            "activity",
            "payment",
            "proof",
            "proof-details",
            "proof-failed",
            "network",
            "network-caught-lie",
            "practice",
            "settings",
            "change-password",
            "change-password-done",
            "home-ether",
            "home-ether-stale",
            "home-ether-offline",
            "home-ether-remembered",
            "home-ether-failed",
            "ether",
            "ether-failed",
            "ether-none",
            "ether-layers",
            "proof-layer",
            "add-account",
            "add-account-key",
            "add-account-watch",
            "receive-ether",
            "receive-ether-watched",
            "servers",
            "servers-own",
            "checkpoint",
            "checkpoint-compare",
            "checkpoint-stale",
            "network-ether",
            "network-ether-more",
            "network-ether-syncing",
            "proof-ether",
            "proof-ether-bottom",
            "proof-ether-account",
            "proof-ether-failed",
            "home-tokens",
            "home-tokens-unrecognised",
            "token",
            "token-mistakable",
            "token-failed",
            "token-copy",
            "token-approvals",
            "add-token",
            "add-token-found",
            "nfts",
            "nfts-pictures",
            "nfts-empty",
            "nft",
            "nft-picture",
            "nft-others",
            "gateways",
            "proof-picture",
            "add-nft",
            "proof-token",
            "proof-nft",
            "proof-nft-bottom",
            "send-ether",
            "send-ether-name",
            "send-ether-shortfall",
            "send-ether-custom",
            "send-token",
            "send-nft",
            "review-ether",
            "review-ether-look-alike",
            "review-ether-contract",
            "review-token",
            "review-nft",
            "unlock-ether",
            "follow-ether",
            "follow-ether-in-block",
            "follow-ether-rejected",
            "speed-up",
            "cancel-payment",
            "approve",
            "review-approve",
            "take-back",
            "ether-pending",
            "home-ether-pending",
            "effects");

    private static final Set<String> SHOWN_LARGE =
            Set.of("home", "send", "proof-failed", "home-ether", "proof-ether", "nft");

    private Album() {}

    /// Keeps a picture of the page of this name, taken only if it is kept.
    static void keep(String page, String variant, Supplier<Picture> picture) {
        folder(page, variant).ifPresent(to -> picture.get().write(to.resolve(page + "-" + variant + ".png")));
    }

    private static Optional<Path> folder(String page, String variant) {
        var shown = variant.equals("large") ? SHOWN_LARGE : SHOWN;
        return Optional.ofNullable(System.getProperty("touchstone.screenshots.all"))
                .or(() -> Optional.ofNullable(System.getProperty("touchstone.screenshots"))
                        .filter(_ -> shown.contains(page)))
                .map(Path::of);
    }
}
