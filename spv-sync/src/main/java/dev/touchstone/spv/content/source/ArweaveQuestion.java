package dev.touchstone.spv.content.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveTransaction;
import dev.touchstone.spv.content.arweave.DataChunk;
import dev.touchstone.spv.content.arweave.DataItem;
import dev.touchstone.spv.ethereum.source.HttpAnswer;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.ArweaveContent;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks one gateway for content of Arweave, with what its publisher signed: a transaction (`/tx/ID`) and its data,
/// or an item out of a bundle of many (ANS-104), whose place the gateway tells in its headers. Confined to one
/// thread.
final class ArweaveQuestion {
    private static final String ANY = "*/*";
    private static final String JSON = "application/json";
    private static final int MOST_CONTENT = 16 << 20;
    private static final int MOST_TRANSACTION = 16 << 20;
    private static final int MOST_CHUNK_JSON = 2 * DataChunk.MOST_BYTES;
    private static final int MOST_CHUNKS = 256;
    private static final int MOST_ITEM_HEAD = 8 << 10;

    private final Gateway gateway;
    private final ArweaveId id;

    private ArweaveQuestion(Gateway gateway, ArweaveId id) {
        this.gateway = gateway;
        this.id = id;
    }

    static Reply<Finding<ArweaveContent>> ask(Gateway gateway, ArweaveId id) {
        return new ArweaveQuestion(gateway, id).answer();
    }

    private Reply<Finding<ArweaveContent>> answer() {
        return switch (gateway.link().fetch("/tx/" + id.text(), "", JSON, MOST_TRANSACTION)) {
            case Reply.Failed<HttpAnswer>(SourceFault.NotThere _) -> item();
            case Reply.Failed<HttpAnswer>(SourceFault.Refused _) -> item();
            case Reply.Failed<HttpAnswer>(var fault) -> Reply.failed(fault);
            case Reply.Said<HttpAnswer>(var answer) ->
                switch (ArweaveTransaction.parse(answer.body())) {
                    case Parsed.Malformed<ArweaveTransaction>(var reason) ->
                        Reply.failed(new SourceFault.Unreadable("a transaction: " + reason));
                    case Parsed.Ok<ArweaveTransaction>(var transaction) -> of(transaction);
                };
        };
    }

    private Reply<Finding<ArweaveContent>> of(ArweaveTransaction transaction) {
        var objection = transaction.objection(id);
        if (objection.isPresent()) return lied(new Refutation.NotOfArweave(objection.get()));
        if (transaction.format() == 1 || transaction.dataSize() == 0) {
            return Reply.said(ContentKernel.arweave(id, transaction, List.of()));
        }
        if (transaction.dataSize() > MOST_CONTENT) return Reply.failed(new SourceFault.TooLarge(MOST_CONTENT));
        var whole = gateway.link()
                .fetch("/raw/" + id.text(), "", ANY, transaction.dataSize())
                .toOptional()
                .flatMap(answer -> transaction.cut(ByteString.of(answer.body())));
        return whole.map(Reply::said)
                .orElseGet(() -> chunks(transaction))
                .then(chunks -> judged(ContentKernel.arweave(id, transaction, chunks)));
    }

    private static Reply<Finding<ArweaveContent>> lied(Refutation refutation) {
        return Reply.failed(new SourceFault.Lied(refutation));
    }

    /// What does not have its id was made up by whoever sent it.
    private static Reply<Finding<ArweaveContent>> judged(Finding<ArweaveContent> finding) {
        return switch (finding) {
            case Refuted<ArweaveContent>(Refutation.NotOfArweave why) -> lied(why);
            case Proven<ArweaveContent> _, Refuted<ArweaveContent> _ -> Reply.said(finding);
            default -> throw new IllegalStateException("the kernel proves or refutes");
        };
    }

    /// The data piece by piece, as it was cut: for publishers who cut it in a way of their own.
    private Reply<List<DataChunk>> chunks(ArweaveTransaction transaction) {
        return gateway.link()
                .fetch("/tx/" + id.text() + "/offset", "", JSON, MOST_CHUNK_JSON)
                .then(answer -> ChunkAnswers.start(answer.body())
                        .map(start -> chunks(transaction, start))
                        .orElseGet(() -> Reply.failed(new SourceFault.Unreadable("no place of the data"))));
    }

    private Reply<List<DataChunk>> chunks(ArweaveTransaction transaction, long start) {
        var chunks = new ArrayList<DataChunk>();
        for (long at = 0; at < transaction.dataSize(); ) {
            if (chunks.size() == MOST_CHUNKS) return Reply.failed(new SourceFault.TooLarge(MOST_CONTENT));
            var reply = gateway.link().fetch("/chunk/" + (start + at), "", JSON, MOST_CHUNK_JSON);
            if (!(reply instanceof Reply.Said<HttpAnswer>(var answer))) return reply.map(_ -> List.of());
            var chunk = ChunkAnswers.chunk(answer.body());
            if (chunk.isEmpty() || chunk.get().bytes().isEmpty()) {
                return Reply.failed(new SourceFault.Unreadable("no chunk"));
            }
            chunks.add(chunk.get());
            at += chunk.get().bytes().length();
        }
        return Reply.said(chunks);
    }

    /// Where an item lies in the data of a transaction.
    private record Place(String root, long from, int length) {}

    private Reply<Finding<ArweaveContent>> item() {
        return gateway.link()
                .fetch("/raw/" + id.text(), "", ANY, MOST_CONTENT)
                .then(answer -> place(answer)
                        .map(this::item)
                        .orElseGet(() -> Reply.failed(new SourceFault.Unsupported(
                                "where the signature of an item is (X-AR-IO-Root-Item-Offset)"))));
    }

    private Reply<Finding<ArweaveContent>> item(Place place) {
        return gateway.link()
                .fetchPart("/raw/" + place.root(), ANY, place.from(), place.length())
                .then(answer -> switch (DataItem.parse(ByteString.of(answer.body()))) {
                    case Parsed.Malformed<DataItem>(var reason) ->
                        Reply.failed(new SourceFault.Unreadable("an item: " + reason));
                    case Parsed.Ok<DataItem>(var item) -> judged(ContentKernel.arweave(id, item));
                });
    }

    /// By the headers of ar.io's gateways, of which the older have other names.
    private static Optional<Place> place(HttpAnswer answer) {
        var root = ArweaveId.parse(answer.header("X-AR-IO-Root-Transaction-Id")).toOptional();
        var from = number(answer, "X-AR-IO-Root-Item-Offset").or(() -> number(answer, "X-AR-IO-Root-Data-Item-Offset"));
        if (root.isEmpty() || from.isEmpty()) return Optional.empty();
        return number(answer, "X-AR-IO-Root-Item-Size")
                .or(() -> number(answer, "X-AR-IO-Root-Data-Offset")
                        .map(data -> data - from.get() + answer.body().length))
                .filter(length -> length > 0 && length <= answer.body().length + MOST_ITEM_HEAD)
                .map(length -> new Place(root.get().text(), from.get(), length.intValue()));
    }

    private static Optional<Long> number(HttpAnswer answer, String name) {
        var text = answer.header(name);
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
