package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.spv.ethereum.tokenlist.ListedToken;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.asset.TokenText;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the JSON objects and lines about tokens are made of, as `docs/cli.md` describes them. Pure.
final class TokenMembers {
    private TokenMembers() {}

    static <T> Optional<T> proven(Finding<T> finding) {
        return finding instanceof Proven<T> proven ? Optional.of(proven.value()) : Optional.empty();
    }

    /// The amount with the decimals that the token says it has; empty where it has none, or more than can be.
    static Optional<String> amount(Finding<BigInteger> units, Finding<Integer> decimals) {
        return proven(units).flatMap(amount -> amount(amount, decimals));
    }

    static Optional<String> amount(BigInteger units, Finding<Integer> decimals) {
        return proven(decimals).filter(it -> it <= TokenDecimals.MOST).map(it -> TokenText.write(units, it));
    }

    /// A finding's value as text, and its standing; of what is not proven no value.
    static <T> Json.Members found(String name, Finding<T> finding) {
        return Json.Members.none()
                .with("standing", Words.standing(finding))
                .withText(name, proven(finding).map(Object::toString));
    }

    /// The members `listed` and `copies`: what lists claim of a contract, and which listed token it could be
    /// mistaken for.
    static Json.Members claims(Optional<Claimed<ListedToken>> listed, Optional<Claimed<ListedToken>> copied) {
        return Json.Members.none()
                .with("listed", listed.<Json>map(TokenMembers::claim).orElseGet(Json.Nothing::new))
                .with("copies", copied.<Json>map(TokenMembers::claim).orElseGet(Json.Nothing::new));
    }

    private static Json.Members claim(Claimed<ListedToken> claim) {
        var token = claim.value();
        return Json.Members.none()
                .with("standing", Words.standing(claim))
                .with("source", claim.source())
                .with("contract", token.address().text())
                .with("symbol", token.symbol())
                .with("name", token.name())
                .with("notes", Json.Items.ofTexts(notes(token)));
    }

    private static List<String> notes(ListedToken token) {
        return token.notes().stream().map(ListedToken.Note::extension).sorted().toList();
    }

    /// The member `lists`.
    static Json lists(TokenLists lists) {
        return Json.Items.of(lists.all().stream().map(TokenMembers::list).toList());
    }

    static Json.Members list(KnownList known) {
        var list = known.list();
        return Json.Members.none()
                .with("name", list.name())
                .with("version", list.version().toString())
                .with("date", EthereumWords.time(list.timestamp()))
                .with("sha256", list.sha256().hex())
                .with("tokens", list.tokens().size())
                .with("origin", origin(known.origin()));
    }

    static String origin(KnownList.Origin origin) {
        return switch (origin) {
            case BUILT_IN -> "release";
            case ADDED -> "added";
        };
    }

    /// `on list Touchstone 1.0.0`, or that it is on none.
    static String standing(Optional<Claimed<ListedToken>> listed) {
        return listed.map(claim -> "claimed: on " + claim.source()).orElse("on no list");
    }

    /// What to beware of; empty where there is nothing.
    static Optional<String> warning(Optional<Claimed<ListedToken>> copied) {
        return copied.map(claim ->
                "Beware: it calls itself " + Words.printable(claim.value().symbol()) + ", but "
                        + claim.source() + " has another address for that: "
                        + claim.value().address().text() + ".");
    }

    /// What lists say of how it behaves, as sentences.
    static String behaviour(ListedToken token) {
        return token.notes().stream().sorted().map(TokenMembers::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(ListedToken.Note note) {
        return switch (note) {
            case REBASING -> "Its amounts change by themselves.";
            case FEE_ON_TRANSFER -> "It can take a fee of what is sent.";
        };
    }
}
