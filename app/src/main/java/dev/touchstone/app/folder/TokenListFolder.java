package dev.touchstone.app.folder;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.tokenlist.BuiltInLists;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.store.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token lists that a user opened, each a file under the hash of its bytes, beside those of this release. A
/// file that is not what its name says is passed over and stays as it is. Confined to one thread at a time.
public final class TokenListFolder {
    /// More lists than anybody reads.
    public static final int MOST_LISTS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(TokenListFolder.class);
    private static final String SUFFIX = ".tokenlist.json";

    private final Path folder;

    public TokenListFolder(Path folder) {
        this.folder = folder;
    }

    /// What came of opening a list. Immutable.
    public sealed interface Opened {
        /// It counts from now on, or did before.
        record Kept(TokenList list) implements Opened {}

        /// It is no token list.
        record NotAList(String reason) implements Opened {}

        /// There are as many as there may be.
        record TooMany() implements Opened {}
    }

    /// All lists: those of this release, then those that the user opened.
    public TokenLists lists() throws IOException {
        var all = new ArrayList<>(BuiltInLists.ofThisRelease().all());
        for (var file : files()) read(file).ifPresent(list -> all.add(new KnownList(list, KnownList.Origin.ADDED)));
        return new TokenLists(all);
    }

    /// Keeps a list that the user opened.
    ///
    /// @param bytes at most one more than [TokenList#MOST_BYTES]
    public Opened add(byte[] bytes) throws IOException {
        return switch (TokenList.parse(bytes)) {
            case Parsed.Malformed<TokenList>(var reason) -> new Opened.NotAList(reason);
            case Parsed.Ok<TokenList>(var list) -> {
                boolean isKnown = lists().all().stream()
                        .anyMatch(known -> known.list().sha256().equals(list.sha256()));
                if (isKnown) yield new Opened.Kept(list);
                if (files().size() >= MOST_LISTS) yield new Opened.TooMany();
                OwnerFolders.make(folder);
                DurableFile.write(file(list), bytes);
                yield new Opened.Kept(list);
            }
        };
    }

    /// Takes a list away that the user opened.
    public void remove(TokenList list) throws IOException {
        Files.deleteIfExists(file(list));
    }

    private Path file(TokenList list) {
        return folder.resolve(list.sha256().hex() + SUFFIX);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .limit(MOST_LISTS)
                    .toList();
        }
    }

    private Optional<TokenList> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var list = TokenList.parse(in.readNBytes(TokenList.MOST_BYTES + 1)).toOptional();
            var whole = list.filter(it -> file.equals(file(it)));
            if (whole.isEmpty()) LOG.warn("{} is not the list that it was; it does not count", file);
            return whole;
        }
    }
}
