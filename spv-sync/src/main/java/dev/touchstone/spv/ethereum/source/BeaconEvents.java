package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Hears updates as a beacon node pushes them, from the first to the end of the stream. Confined to the thread that
/// listens.
///
/// Source: beacon-APIs `apis/eventstream`.
final class BeaconEvents {
    private static final String FINALITY = "light_client_finality_update";
    private static final String OPTIMISTIC = "light_client_optimistic_update";
    private static final String PATH = "/eth/v1/events";

    /// The parameter is repeated, as the specification has it; Lodestar takes no list with commas.
    private static final String TOPICS = "topics=" + FINALITY + "&topics=" + OPTIMISTIC;

    private final HttpLink link;
    private final BeaconAnswers answers;
    private final EventReader reader = new EventReader();

    BeaconEvents(HttpLink link, BeaconAnswers answers) {
        this.link = link;
        this.answers = answers;
    }

    SourceFault listen(Consumer<LightClientUpdate> heard) {
        return switch (link.listen(PATH, TOPICS)) {
            case Reply.Failed<LiveBody>(var fault) -> fault;
            case Reply.Said<LiveBody>(var body) -> {
                try (body) {
                    yield follow(body, heard);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    yield new SourceFault.GivenUp();
                }
            }
        };
    }

    private SourceFault follow(LiveBody body, Consumer<LightClientUpdate> heard) throws InterruptedException {
        var silence = link.patience().silence();
        while (true) {
            var piece = body.next(silence);
            if (piece.isEmpty()) return new SourceFault.TimedOut(silence);
            switch (piece.get()) {
                case LiveBody.Piece.End() -> {
                    return new SourceFault.Unreachable("the stream of events ended");
                }
                case LiveBody.Piece.Broken(var reason) -> {
                    return new SourceFault.Unreachable(link.redaction().of(reason));
                }
                case LiveBody.Piece.Bytes(var buffers) -> {
                    for (var buffer : buffers) {
                        var fault = take(buffer, heard);
                        if (fault.isPresent()) return fault.get();
                    }
                }
            }
        }
    }

    private Optional<SourceFault> take(ByteBuffer bytes, Consumer<LightClientUpdate> heard) {
        link.received(bytes.remaining());
        var read = reader.read(bytes);
        for (var event : read.events()) {
            var fault = take(event, heard);
            if (fault.isPresent()) return fault;
        }
        return read.isTooLong() ? Optional.of(new SourceFault.TooLarge(EventReader.MOST_BYTES)) : Optional.empty();
    }

    /// Events of other kinds are passed over.
    private Optional<SourceFault> take(EventReader.Event event, Consumer<LightClientUpdate> heard) {
        return switch (event.name()) {
            case FINALITY -> take(event.data(), UpdateKind.FINALITY, heard);
            case OPTIMISTIC -> take(event.data(), UpdateKind.OPTIMISTIC, heard);
            default -> Optional.empty();
        };
    }

    private Optional<SourceFault> take(String data, UpdateKind kind, Consumer<LightClientUpdate> heard) {
        var update = switch (BoundedJson.parse(data.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Ok<JsonNode>(var json) -> answers.update(json, kind);
            case Parsed.Malformed<JsonNode>(var reason) ->
                Reply.<LightClientUpdate>failed(
                        new SourceFault.Unreadable(link.redaction().of(reason)));
        };
        return switch (update) {
            case Reply.Said<LightClientUpdate>(var value) -> {
                heard.accept(value);
                yield Optional.empty();
            }
            case Reply.Failed<LightClientUpdate>(var fault) -> Optional.of(fault);
        };
    }
}
