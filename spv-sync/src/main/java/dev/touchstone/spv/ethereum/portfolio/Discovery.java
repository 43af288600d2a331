package dev.touchstone.spv.ethereum.portfolio;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.FoundLogs;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// What accounts have of the tokens and collectibles that came to them or went, by proven receipts. That
/// something moved is proven by its receipt; what there is now, by the contract's own answer. Immutable.
///
/// @param tokens the fungible ones
/// @param pieces single ones, whoever owns them now
/// @param seen in which block each contract was last seen in the receipts
public record Discovery(
        FoundLogs logs,
        Portfolio tokens,
        List<Piece> pieces,
        List<Stock> stocks,
        Map<EthereumAddress, BlockNumber> seen) {
    /// Anybody can send anybody as many kinds of worthless tokens as the blocks have room for.
    private static final int MOST_EACH = 256;

    public Discovery {
        pieces = List.copyOf(pieces);
        stocks = List.copyOf(stocks);
        seen = Map.copyOf(seen);
    }

    /// A single token (ERC-721), and who owns it.
    public record Piece(EthereumAddress contract, BigInteger id, Finding<EthereumAddress> owner) {}

    /// How many of a kind (ERC-1155) an account has.
    public record Stock(EthereumAddress contract, BigInteger id, EthereumAddress holder, Finding<BigInteger> units) {}

    /// Asks the contracts that were found. Blocks.
    public static Discovery of(FoundLogs logs, ContractQuestions chain, HeadKind at) {
        var holders = logs.search().accounts();
        var contracts = new LinkedHashSet<EthereumAddress>();
        SequencedSet<Erc721.OwnerOf> owners = new LinkedHashSet<>();
        SequencedSet<Erc1155.BalanceOf> amounts = new LinkedHashSet<>();
        for (var log : logs.logs()) {
            switch (log.event()) {
                case TokenEvent.Sent sent -> contracts.add(sent.contract());
                case TokenEvent.Given given -> owners.add(new Erc721.OwnerOf(given.contract(), given.id()));
                case TokenEvent.GivenMany many ->
                    many.ids().stream()
                            .limit(MOST_EACH)
                            .forEach(id -> holders.forEach(
                                    holder -> amounts.add(new Erc1155.BalanceOf(many.contract(), holder, id))));
                case TokenEvent.Allowed _ -> {}
            }
        }
        var tokens = Portfolio.of(contracts.stream().limit(MOST_EACH).toList(), holders, chain, at);
        var questions = new ArrayList<TokenQuestion<?>>();
        owners.stream().limit(MOST_EACH).forEach(questions::add);
        amounts.stream().limit(MOST_EACH).forEach(questions::add);
        var answers = TokenAnswers.ask(chain, questions, at);
        var pieces = owners.stream()
                .limit(MOST_EACH)
                .map(it -> new Piece(it.contract(), it.id(), answers.of(it)))
                .toList();
        var stocks = amounts.stream()
                .limit(MOST_EACH)
                .map(it -> new Stock(it.contract(), it.id(), it.owner(), answers.of(it)))
                .toList();
        return new Discovery(logs, tokens, pieces, stocks, seen(logs));
    }

    private static Map<EthereumAddress, BlockNumber> seen(FoundLogs logs) {
        var seen = new LinkedHashMap<EthereumAddress, BlockNumber>();
        for (var log : logs.logs()) {
            var block = log.receipt().value().block();
            seen.putIfAbsent(
                    log.event().contract(), BlockNumber.of(block.height().value()));
        }
        return seen;
    }

    /// In which block a contract was last seen; empty for one that was not found so.
    public Optional<BlockNumber> lastSeen(EthereumAddress contract) {
        return Optional.ofNullable(seen.get(contract));
    }

    /// The single tokens that one of the accounts owns now.
    public List<Piece> owned() {
        var holders = logs.search().accounts();
        return pieces.stream()
                .filter(piece ->
                        piece.owner() instanceof Proven<EthereumAddress> owner && holders.contains(owner.value()))
                .toList();
    }

    /// The kinds of which one of the accounts has some.
    public List<Stock> stocked() {
        return stocks.stream()
                .filter(stock -> stock.units() instanceof Proven<BigInteger> units
                        && units.value().signum() > 0)
                .toList();
    }

    /// All that was found, for whoever asks how firm it is together.
    public List<Finding<?>> findings() {
        var all = new ArrayList<>(tokens.findings());
        pieces.forEach(piece -> all.add(piece.owner()));
        stocks.forEach(stock -> all.add(stock.units()));
        logs.unfinished().ifPresent(all::add);
        logs.logs().forEach(log -> all.add(log.receipt()));
        return all;
    }
}
