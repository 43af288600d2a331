package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.folder.TokenListFolder;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import java.io.IOException;

/// The token lists that the commands go by. Thread-safe.
public final class ListsInUse {
    private final GlobalOptions options;

    public ListsInUse(GlobalOptions options) {
        this.options = options;
    }

    TokenLists lists() throws IOException {
        return folder().lists();
    }

    /// Where they are kept, to be looked at.
    TokenListFolder folder() {
        return new TokenListFolder(options.dataDirectory().tokenLists());
    }

    /// Where they are kept, to be changed.
    TokenListFolder preparedFolder() throws Failure {
        return new TokenListFolder(options.preparedDirectory().tokenLists());
    }
}
