package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.NamesOnChain;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.wallet.payment.NameLook;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who was named to be paid, or to be let take something: an address, and the name it was found by. Immutable.
///
/// @param found what the name was found to be; empty where an address was typed
record EthereumPayee(EthereumAddress address, Optional<NameLook.Found> found) {
    /// Reads an address as it stands, and looks a name up.
    ///
    /// @param offchain whether the servers may be asked that the name's contract names
    static EthereumPayee of(String typed, NamesOnChain names, boolean offchain) throws Failure {
        if (isAddress(typed)) return new EthereumPayee(EthereumWords.address(typed), Optional.empty());
        var look = names.look(typed, CoinType.ETHER, Set.of()).join();
        if (offchain && look instanceof NameLook.Elsewhere(var _, var hosts) && !hosts.isEmpty()) {
            look = names.look(typed, CoinType.ETHER, new HashSet<>(hosts)).join();
        }
        if (look instanceof NameLook.Found found) return new EthereumPayee(address(found), Optional.of(found));
        throw refused(look);
    }

    /// Refuses what is neither an address nor a name, before anybody is asked.
    static void check(String typed) throws Failure {
        if (isAddress(typed)) EthereumWords.address(typed);
        else EthereumWords.name(typed);
    }

    private static boolean isAddress(String typed) {
        return typed.strip().startsWith("0x") || !typed.contains(".");
    }

    private static EthereumAddress address(NameLook.Found found) throws Failure {
        if (found.value().length() != EthereumAddress.BYTES) {
            throw Failure.refused("BadRecipient", "The name's record is no address of Ethereum.");
        }
        return new EthereumAddress(found.value());
    }

    private static Failure refused(NameLook look) {
        var sentence = Words.printable(Words.plain(NameTexts.explain(look, new AgeFormat(ZoneOffset.UTC))));
        return switch (look) {
            case NameLook.Found _ -> throw new IllegalArgumentException("it was found");
            case NameLook.Elsewhere _ ->
                Failure.refused(
                        "NameElsewhere", sentence + " With --offchain they are asked, and their word is taken.");
            case NameLook.Without _, NameLook.Expired _, NameLook.NotAName _, NameLook.NoNames _ ->
                Failure.refused("BadRecipient", sentence);
            case NameLook.NotProven _ -> Failure.environment("NameNotProven", sentence);
        };
    }

    /// The members `name` and `nameStanding`, `null` where an address was typed.
    Json.Members members() {
        return Json.Members.none()
                .withText("name", found.map(it -> it.name().text()))
                .withText("nameStanding", found.map(it -> Words.standing(it.finding())));
    }

    Page page() {
        return found.map(it -> Page.empty()
                        .row("Name", it.name().text() + "  " + Words.plain(NameTexts.standing(it)))
                        .and(warnings(it)))
                .orElseGet(Page::empty);
    }

    private static Page warnings(NameLook.Found found) {
        var page = Page.empty();
        for (var warning : found.warnings()) page = page.row("Beware", Words.plain(NameTexts.explain(warning)));
        return page;
    }
}
