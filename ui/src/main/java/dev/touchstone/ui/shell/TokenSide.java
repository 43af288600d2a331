package dev.touchstone.ui.shell;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Finding;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What there is to know of tokens beside what the wallet shows: the lists that name them, and searches that
/// servers are asked for on the person's word. Thread-safe; commands return at once and complete off the JavaFX
/// thread.
public interface TokenSide {
    /// How many of the newest blocks a search looks through: about an hour.
    long BLOCKS = 256;

    /// The lists that this program goes by.
    Latest<TokenLists> lists();

    /// Goes by one more list, from a file.
    CompletableFuture<ListOutcome> openList(Path file);

    /// No longer goes by a list that was opened. Empty where it is done, else why it is not.
    CompletableFuture<Optional<String>> removeList(TokenList list);

    /// What these accounts have of all tokens that lists name.
    CompletableFuture<Portfolio> findListed(List<EthereumAddress> accounts);

    /// What came to these accounts in the newest [#BLOCKS] blocks, or went; empty while no block is proven.
    ///
    /// @param progress heard on any thread
    CompletableFuture<Optional<Discovery>> discover(List<EthereumAddress> accounts, LogSearch.Progress progress);

    /// What a token can be asked beside its balances: what well known spenders may take, votes, whose code it
    /// runs.
    CompletableFuture<TokenFacts> facts(EthereumAddress contract, List<EthereumAddress> accounts);

    /// Which well known apps may give away all that these accounts have of a collection.
    CompletableFuture<Allowances> collectionApprovals(EthereumAddress collection, List<EthereumAddress> accounts);

    /// Who beside its owner may give away a collectible of which there is one; the zero address for nobody.
    CompletableFuture<Finding<EthereumAddress>> approvedFor(EthereumAddress collection, BigInteger id);

    /// What came of opening a list. Immutable.
    sealed interface ListOutcome {
        record Kept(TokenList list) implements ListOutcome {}

        record NotAList(Path file, String reason) implements ListOutcome {}

        record TooMany() implements ListOutcome {}

        record NotRead(Path file, String reason) implements ListOutcome {}
    }
}
