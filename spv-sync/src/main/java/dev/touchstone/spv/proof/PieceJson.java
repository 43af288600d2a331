package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.MoveProof.Piece;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The text form of what proves a movement under its block's header. Pure and thread-safe.
final class PieceJson {
    private static final int MOST_DIGITS = 78;

    private PieceJson() {}

    static String members(Piece piece) {
        return switch (piece) {
            case Piece.InTransaction in
            when in.log() < 0 ->
                String.join(
                        ", ",
                        "\"by\": \"transaction\"",
                        "\"index\": " + in.index(),
                        nodes("transaction", in.transaction()),
                        nodes("receipt", in.receipt()),
                        nodes("before", in.before()));
            case Piece.InTransaction in ->
                String.join(
                        ", ",
                        "\"by\": \"log\"",
                        "\"index\": " + in.index(),
                        "\"log\": " + in.log(),
                        nodes("transaction", in.transaction()),
                        nodes("receipt", in.receipt()),
                        nodes("before", in.before()));
            case Piece.OfCollectible in ->
                String.join(
                        ", ",
                        "\"by\": \"collectible\"",
                        "\"index\": " + in.index(),
                        "\"log\": " + in.log(),
                        "\"number\": \"" + in.id() + "\"",
                        nodes("transaction", in.transaction()),
                        nodes("receipt", in.receipt()));
            case Piece.Withdrawn(int index, var nodes) ->
                "\"by\": \"withdrawal\", \"index\": " + index + ", " + nodes("nodes", nodes);
            case Piece.Authorized it ->
                String.join(
                        ", ",
                        "\"by\": \"authorization\"",
                        "\"index\": " + it.number(),
                        "\"parent\": " + StepJson.hex(it.parent()),
                        nodes("accountBefore", it.before()),
                        nodes("accountAfter", it.after()),
                        nodes("transactions", it.transactions()));
            case Piece.Besides it ->
                String.join(
                        ", ",
                        "\"by\": \"difference\"",
                        "\"parent\": " + StepJson.hex(it.parent()),
                        nodes("accountBefore", it.before()),
                        nodes("accountAfter", it.after()),
                        "\"less\": " + less(it.others()));
            case Piece.NotKept() -> throw new IllegalArgumentException("no bytes prove it");
        };
    }

    private static String less(List<Piece> others) {
        return others.stream().map(other -> "{" + members(other) + "}").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String nodes(String member, List<ByteString> nodes) {
        return "\"" + member + "\": " + StepJson.list(nodes);
    }

    static Optional<Piece> read(JsonNode node) {
        return read(node, true);
    }

    private static Optional<Piece> read(JsonNode node, boolean outer) {
        return switch (node.path("by").asString("")) {
            case "transaction" -> inTransaction(node, -1);
            case "log" -> StepJson.count(node, "log").flatMap(log -> inTransaction(node, log));
            case "collectible" -> collectible(node);
            case "withdrawal" ->
                StepJson.count(node, "index")
                        .flatMap(
                                index -> StepJson.items(node, "nodes").map(nodes -> new Piece.Withdrawn(index, nodes)));
            case "authorization" -> outer ? authorized(node) : Optional.empty();
            case "difference" -> outer ? besides(node) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Piece> inTransaction(JsonNode node, int log) {
        var index = StepJson.count(node, "index");
        var transaction = StepJson.items(node, "transaction");
        var receipt = StepJson.items(node, "receipt");
        var before = StepJson.items(node, "before");
        boolean isOne = index.isPresent() && transaction.isPresent() && receipt.isPresent() && before.isPresent();
        return isOne
                ? Optional.of(new Piece.InTransaction(index.get(), transaction.get(), receipt.get(), before.get(), log))
                : Optional.empty();
    }

    private static Optional<Piece> collectible(JsonNode node) {
        var index = StepJson.count(node, "index");
        var log = StepJson.count(node, "log");
        var transaction = StepJson.items(node, "transaction");
        var receipt = StepJson.items(node, "receipt");
        var number = node.path("number").asString("");
        boolean isNumber = number.length() <= MOST_DIGITS && number.matches("0|[1-9][0-9]*");
        boolean isOne = index.isPresent() && log.isPresent() && transaction.isPresent() && receipt.isPresent();
        return isOne && isNumber
                ? Optional.of(new Piece.OfCollectible(
                        index.get(), transaction.get(), receipt.get(), log.get(), new BigInteger(number)))
                : Optional.empty();
    }

    private static Optional<Piece> authorized(JsonNode node) {
        var index = StepJson.count(node, "index");
        var parent = StepJson.bytes(node, "parent");
        var before = StepJson.items(node, "accountBefore");
        var after = StepJson.items(node, "accountAfter");
        var transactions = StepJson.items(node, "transactions");
        boolean isOne = index.isPresent() && parent.isPresent() && before.isPresent() && after.isPresent();
        return isOne && transactions.isPresent()
                ? Optional.of(
                        new Piece.Authorized(parent.get(), before.get(), after.get(), transactions.get(), index.get()))
                : Optional.empty();
    }

    private static Optional<Piece> besides(JsonNode node) {
        var parent = StepJson.bytes(node, "parent");
        var before = StepJson.items(node, "accountBefore");
        var after = StepJson.items(node, "accountAfter");
        var less = StepJson.all(node, "less", other -> read(other, false));
        boolean isOne = parent.isPresent() && before.isPresent() && after.isPresent() && less.isPresent();
        return isOne
                ? Optional.of(new Piece.Besides(parent.get(), before.get(), after.get(), less.get()))
                : Optional.empty();
    }
}
