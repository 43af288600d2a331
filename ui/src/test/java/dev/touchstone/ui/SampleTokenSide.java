package dev.touchstone.ui;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.portfolio.Allowances;
import dev.touchstone.spv.ethereum.portfolio.Discovery;
import dev.touchstone.spv.ethereum.portfolio.Portfolio;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.tokenlist.KnownList;
import dev.touchstone.spv.ethereum.tokenlist.TokenList;
import dev.touchstone.spv.ethereum.tokenlist.TokenLists;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.shell.TokenSide;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The searches and lists of a session in a test: answers of the test's own contracts, and a list that names two.
final class SampleTokenSide implements TokenSide {
    private final Latest<TokenLists> lists = new Latest<>(new TokenLists(List.of(list())));
    private final List<String> asked;
    ListOutcome opens = new ListOutcome.NotAList(Path.of("list.json"), "no JSON object");

    SampleTokenSide(List<String> asked) {
        this.asked = asked;
    }

    private static KnownList list() {
        var json = """
                {"name": "Practice tokens", "timestamp": "2026-11-01T00:00:00Z",
                 "version": {"major": 1, "minor": 4, "patch": 0},
                 "tokens": [
                   {"chainId": 1337, "address": "%s", "symbol": "PUSD", "name": "Practice Dollar", "decimals": 6},
                   {"chainId": 1337, "address": "%s", "symbol": "MILES", "name": "Air Miles", "decimals": 0,
                    "extensions": {"rebasing": true}}
                 ]}
                """.formatted(SampleTokens.DOLLAR.address(), SampleTokens.MILES.address());
        return known(json, KnownList.Origin.BUILT_IN);
    }

    private static KnownList known(String json, KnownList.Origin origin) {
        return new KnownList(
                TokenList.parse(json.getBytes(StandardCharsets.UTF_8)).orThrow(), origin);
    }

    /// The person opened one more list, which names another contract.
    void addList() {
        var json = """
                {"name": "Grandmothers list", "timestamp": "2026-10-01T00:00:00Z",
                 "version": {"major": 0, "minor": 1, "patch": 2},
                 "tokens": [
                   {"chainId": 1337, "address": "%s", "symbol": "FINE", "name": "Fine Dust", "decimals": 200}
                 ]}
                """.formatted(SampleTokens.TOO_FINE.address());
        var all = new ArrayList<>(lists.get().all());
        all.add(known(json, KnownList.Origin.ADDED));
        lists.set(new TokenLists(all));
        opens = new ListOutcome.Kept(all.getLast().list());
    }

    @Override
    public Latest<TokenLists> lists() {
        return lists;
    }

    @Override
    public CompletableFuture<ListOutcome> openList(Path file) {
        asked.add("open the list " + file.getFileName());
        return CompletableFuture.completedFuture(opens);
    }

    @Override
    public CompletableFuture<Optional<String>> removeList(TokenList list) {
        lists.set(new TokenLists(lists.get().all().stream()
                .filter(known -> !known.list().equals(list))
                .toList()));
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Portfolio> findListed(List<EthereumAddress> accounts) {
        asked.add("find listed tokens of " + accounts.size());
        return CompletableFuture.completedFuture(Portfolio.ofListed(
                lists.get(), SampleEthereum.BEACON.chain().chainId(), accounts, new Questions(), HeadKind.SIGNED));
    }

    @Override
    public CompletableFuture<Optional<Discovery>> discover(
            List<EthereumAddress> accounts, LogSearch.Progress progress) {
        asked.add("look through blocks for " + accounts.size());
        progress.reached(BlockNumber.of(216_885), 1);
        var search = new LogSearch(accounts, TokenLogs.Kind.MOVED, BlockNumber.of(216_630), BlockNumber.of(216_885));
        var logs = new FoundLogs(search, BLOCKS, 3, List.of(), Optional.empty());
        var copy = List.of(SampleTokens.COPY.address());
        var tokens = Portfolio.of(copy, accounts, new Questions(), HeadKind.SIGNED);
        return CompletableFuture.completedFuture(
                Optional.of(new Discovery(logs, tokens, List.of(), List.of(), Map.of())));
    }

    @Override
    public CompletableFuture<TokenFacts> facts(EthereumAddress contract, List<EthereumAddress> accounts) {
        asked.add("facts of a token for " + accounts.size());
        var spenders = List.of(SampleTokens.SPENDER, SampleBeacon.stranger(402));
        return CompletableFuture.completedFuture(
                TokenFacts.of(contract, accounts, spenders, new Questions(), HeadKind.SIGNED));
    }

    @Override
    public CompletableFuture<Allowances> collectionApprovals(
            EthereumAddress collection, List<EthereumAddress> accounts) {
        asked.add("who may give away a collection of " + accounts.size());
        var spenders = List.of(SampleTokens.SPENDER, SampleBeacon.stranger(402));
        var wanted = new Allowances.Wanted().collections(List.of(collection), accounts, spenders);
        return CompletableFuture.completedFuture(Allowances.of(wanted, new Questions(), HeadKind.SIGNED));
    }

    @Override
    public CompletableFuture<Finding<EthereumAddress>> approvedFor(EthereumAddress collection, BigInteger id) {
        asked.add("who may give away number " + id);
        return CompletableFuture.completedFuture(SampleEthereum.BEACON.answer(new Erc721.GetApproved(collection, id)));
    }

    /// What the contracts answer in the newest block of the test.
    static final class Questions implements ContractQuestions {
        @Override
        public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
            return inputs.stream().map(SampleEthereum.BEACON::call).toList();
        }

        @Override
        public List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
            return SampleEthereum.BEACON.storage(SampleTokens.at(address), keys);
        }
    }
}
