package dev.touchstone.app.window;

import dev.touchstone.app.folder.TokenListFolder;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.tokenlist.BuiltInLists;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.ui.shell.TokenSide.ListOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The token lists that every wallet of this program goes by. Thread-safe; blocks while files are read and
/// written.
final class OpenedLists {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedLists.class);

    private final TokenListFolder folder;
    private final ReentrantLock turn = new ReentrantLock();
    private final Latest<TokenLists> lists = new Latest<>(BuiltInLists.ofThisRelease());

    private OpenedLists(TokenListFolder folder) {
        this.folder = folder;
    }

    /// Those that are kept; where they cannot be read, those of this release.
    static OpenedLists kept(Path folder) {
        var opened = new OpenedLists(new TokenListFolder(folder));
        try {
            opened.lists.set(opened.folder.lists());
        } catch (IOException e) {
            LOG.warn("the token lists in {} cannot be read", folder, e);
        }
        return opened;
    }

    Latest<TokenLists> lists() {
        return lists;
    }

    ListOutcome open(Path file) {
        turn.lock();
        try (var in = Files.newInputStream(file)) {
            var opened = folder.add(in.readNBytes(TokenList.MOST_BYTES + 1));
            lists.set(folder.lists());
            return switch (opened) {
                case TokenListFolder.Opened.Kept(var list) -> new ListOutcome.Kept(list);
                case TokenListFolder.Opened.NotAList(var reason) -> new ListOutcome.NotAList(file, reason);
                case TokenListFolder.Opened.TooMany() -> new ListOutcome.TooMany();
            };
        } catch (IOException e) {
            return new ListOutcome.NotRead(file, String.valueOf(e.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    /// Why a list could not be removed; empty where it was.
    Optional<String> remove(TokenList list) {
        turn.lock();
        try {
            folder.remove(list);
            lists.set(folder.lists());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            turn.unlock();
        }
    }
}
