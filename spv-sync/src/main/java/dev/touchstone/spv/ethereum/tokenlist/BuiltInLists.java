package dev.touchstone.spv.ethereum.tokenlist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The lists that are part of this program: a snapshot of well known tokens of mainnet, each found in at least
/// two public lists, which each entry names; and the tokens of the practice chain. Pure.
public final class BuiltInLists {
    private static final List<String> FILES = List.of("touchstone.tokenlist.json", "practice.tokenlist.json");

    private BuiltInLists() {}

    public static TokenLists ofThisRelease() {
        return new TokenLists(FILES.stream().map(BuiltInLists::read).toList());
    }

    private static KnownList read(String file) {
        try (var in = BuiltInLists.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is not in this program");
            return new KnownList(TokenList.parse(in.readAllBytes()).orThrow(), KnownList.Origin.BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
