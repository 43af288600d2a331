package dev.touchstone.spv.ethereum.source;

import java.net.http.HttpClient;
import java.util.function.LongConsumer;

/// What a source over HTTP needs of the world. Immutable.
///
/// @param http follows no redirects: a server that is asked is not to send the question elsewhere
/// @param patience how long answers may take
/// @param bytesIn is told of every answer's size
public record SourcePorts(HttpClient http, Patience patience, LongConsumer bytesIn) {
    public SourcePorts {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a client that follows redirects");
        }
    }
}
