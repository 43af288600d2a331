package dev.touchstone.spv.ethereum.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A request that was sent, until it is answered or called off. Confined to the thread that sent it.
final class InFlight<B> {
    private final CompletableFuture<HttpResponse<B>> future;
    private final Duration patience;
    private final Redaction redaction;

    private InFlight(CompletableFuture<HttpResponse<B>> future, Duration patience, Redaction redaction) {
        this.future = future;
        this.patience = patience;
        this.redaction = redaction;
    }

    static <B> InFlight<B> send(
            HttpClient http, HttpRequest request, BodyHandler<B> handler, Duration patience, Redaction redaction) {
        return new InFlight<>(http.sendAsync(request, handler), patience, redaction);
    }

    /// The response, once the body that the handler makes is there. The time counts from now.
    Reply<HttpResponse<B>> await() {
        try {
            return Reply.said(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            callOff();
            return Reply.failed(new SourceFault.TimedOut(patience));
        } catch (InterruptedException _) {
            callOff();
            Thread.currentThread().interrupt();
            return Reply.failed(new SourceFault.GivenUp());
        } catch (ExecutionException e) {
            return Reply.failed(fault(e.getCause()));
        }
    }

    /// Closes the connection if it still stands.
    void callOff() {
        future.cancel(true);
    }

    private SourceFault fault(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> new SourceFault.TimedOut(patience);
            case ConnectException e ->
                new SourceFault.Unreachable(
                        e.getCause() instanceof UnresolvedAddressException || e.getMessage() == null
                                ? "no connection"
                                : redaction.of(e.getMessage()));
            case SSLException e -> new SourceFault.Unreachable("no safe connection: " + text(e));
            case IOException e -> new SourceFault.Unreachable("the connection broke: " + text(e));
            case null, default -> throw new IllegalStateException("asking a server failed", cause);
        };
    }

    private String text(IOException e) {
        return redaction.of(String.valueOf(e.getMessage()));
    }
}
