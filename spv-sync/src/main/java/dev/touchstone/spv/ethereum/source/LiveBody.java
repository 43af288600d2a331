package dev.touchstone.spv.ethereum.source;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An answer without an end, taken piece by piece: the next piece is asked for when the last was taken, so that no
/// more than one waits. The HTTP client fills it, one other thread takes from it.
final class LiveBody implements BodySubscriber<LiveBody>, AutoCloseable {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    /// What happens on the stream.
    sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Broken(String reason) implements Piece {}
    }

    /// The next piece; empty where there was none in time.
    Optional<Piece> next(Duration silence) throws InterruptedException {
        var piece = Optional.ofNullable(pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS));
        var stream = subscription;
        if (stream != null && piece.isPresent() && piece.get() instanceof Piece.Bytes) stream.request(1);
        return piece;
    }

    @Override
    public CompletionStage<LiveBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription stream) {
        subscription = stream;
        stream.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable problem) {
        pieces.add(new Piece.Broken(String.valueOf(problem.getMessage())));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    /// Hangs up.
    @Override
    public void close() {
        var stream = subscription;
        if (stream != null) stream.cancel();
    }
}
