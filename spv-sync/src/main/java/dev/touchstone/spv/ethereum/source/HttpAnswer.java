package dev.touchstone.spv.ethereum.source;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;

/// A whole answer of a server, of whatever status. Immutable.
public final class HttpAnswer {
    private static final int OK = 200;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /// @param body is not changed by anybody afterwards
    HttpAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    boolean isOk() {
        return status == OK;
    }

    public byte[] body() {
        return body;
    }

    /// The first header of this name; empty where there is none.
    public String header(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    /// The media type without its parameters, in small letters; empty where none was named.
    String mediaType() {
        var type = headers.firstValue("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    boolean isSsz() {
        return mediaType().equals("application/octet-stream");
    }

    /// `Eth-Consensus-Version`: the fork whose containers the answer has; empty where it was not named.
    String consensusVersion() {
        return headers.firstValue("Eth-Consensus-Version").orElse("").strip();
    }

    /// How long the server wants to be left alone: `Retry-After` in seconds, within reason.
    Duration pause() {
        var text = headers.firstValue("Retry-After").orElse("").strip();
        if (!text.matches("[0-9]{1,9}")) return USUAL_PAUSE;
        var asked = Duration.ofSeconds(Long.parseLong(text));
        if (asked.compareTo(SHORTEST_PAUSE) < 0) return SHORTEST_PAUSE;
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
