package dev.touchstone.spv.ethereum.source;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Takes an answer's bytes, and breaks off where there are more than there should be. Room grows with what really
/// arrives. Confined to the HTTP client, which calls it from one thread at a time.
final class BoundedBody implements BodySubscriber<Reply<byte[]>> {
    private final long limit;
    private final boolean isTooLong;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Reply<byte[]>> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedBody(long limit, boolean isTooLong) {
        this.limit = limit;
        this.isTooLong = isTooLong;
    }

    /// An answer that says by itself that it is longer is not even begun.
    static BodyHandler<Reply<byte[]>> upTo(long limit) {
        return info -> new BoundedBody(limit, announced(info) > limit);
    }

    private static long announced(ResponseInfo info) {
        var length = info.headers().firstValue("Content-Length").orElse("");
        if (!length.matches("[0-9]+")) return 0;
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    @Override
    public CompletionStage<Reply<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription stream) {
        subscription = stream;
        if (isTooLong) breakOff();
        else stream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (body.isDone()) return;
            if (buffer.remaining() > limit - bytes.size()) {
                breakOff();
                return;
            }
            var chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
    }

    private void breakOff() {
        if (subscription != null) subscription.cancel();
        body.complete(Reply.failed(new SourceFault.TooLarge(limit)));
    }

    @Override
    public void onError(Throwable problem) {
        body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        body.complete(Reply.said(bytes.toByteArray()));
    }
}
