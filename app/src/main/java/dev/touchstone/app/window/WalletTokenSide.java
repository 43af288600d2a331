package dev.touchstone.app.window;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.shell.TokenSide;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// What there is to know of tokens, as the screens ask for it. Thread-safe.
///
/// @param background runs what may block
record WalletTokenSide(EthereumNode node, OpenedLists opened, Executor background) implements TokenSide {
    @Override
    public Latest<TokenLists> lists() {
        return opened.lists();
    }

    @Override
    public CompletableFuture<ListOutcome> openList(Path file) {
        return CompletableFuture.supplyAsync(() -> opened.open(file), background);
    }

    @Override
    public CompletableFuture<Optional<String>> removeList(TokenList list) {
        return CompletableFuture.supplyAsync(() -> opened.remove(list), background);
    }

    private long chainId() {
        return node.chain().chainId();
    }

    @Override
    public CompletableFuture<Portfolio> findListed(List<EthereumAddress> accounts) {
        return CompletableFuture.supplyAsync(
                () -> Portfolio.ofListed(lists().get(), chainId(), accounts, node, HeadKind.SIGNED), background);
    }

    @Override
    public CompletableFuture<Optional<Discovery>> discover(
            List<EthereumAddress> accounts, LogSearch.Progress progress) {
        return CompletableFuture.supplyAsync(() -> discovered(accounts, progress), background);
    }

    private Optional<Discovery> discovered(List<EthereumAddress> accounts, LogSearch.Progress progress) {
        boolean isAsking = !accounts.isEmpty() && accounts.size() <= LogSearch.MOST_ACCOUNTS;
        if (!isAsking || !(node.head(HeadKind.SIGNED) instanceof Proven<ExecutionHeader> head)) {
            return Optional.empty();
        }
        var newest = head.value().number();
        var oldest = BlockNumber.of(Math.max(0, newest.value() - BLOCKS + 1));
        var search = new LogSearch(accounts, TokenLogs.Kind.MOVED, oldest, newest);
        return Optional.of(Discovery.of(node.logs(search, progress), node, HeadKind.SIGNED));
    }

    @Override
    public CompletableFuture<TokenFacts> facts(EthereumAddress contract, List<EthereumAddress> accounts) {
        return CompletableFuture.supplyAsync(
                () -> TokenFacts.of(contract, accounts, spenders(), node, HeadKind.SIGNED), background);
    }

    private List<EthereumAddress> spenders() {
        return KnownSpenders.builtIn().on(chainId()).stream()
                .map(KnownSpenders.KnownSpender::address)
                .toList();
    }

    @Override
    public CompletableFuture<Allowances> collectionApprovals(
            EthereumAddress collection, List<EthereumAddress> accounts) {
        var wanted = new Allowances.Wanted().collections(List.of(collection), accounts, spenders());
        return CompletableFuture.supplyAsync(() -> Allowances.of(wanted, node, HeadKind.SIGNED), background);
    }

    @Override
    public CompletableFuture<Finding<EthereumAddress>> approvedFor(EthereumAddress collection, BigInteger id) {
        var question = new Erc721.GetApproved(collection, id);
        return CompletableFuture.supplyAsync(
                () -> TokenAnswers.ask(node, List.of(question), HeadKind.SIGNED).of(question), background);
    }
}
