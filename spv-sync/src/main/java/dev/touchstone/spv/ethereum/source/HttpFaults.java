package dev.touchstone.spv.ethereum.source;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an HTTP status means for a source. Pure.
final class HttpFaults {
    private HttpFaults() {}

    /// The fault that the answer's status names; empty where it is a success.
    static Optional<SourceFault> of(HttpAnswer answer, Redaction redaction) {
        if (answer.isOk()) return Optional.empty();
        int status = answer.status();
        return Optional.of(
                switch (status) {
                    case 404, 410 -> new SourceFault.NotThere(reason(answer, redaction));
                    case 405, 501 -> new SourceFault.Unsupported("HTTP " + status);
                    case 429 -> new SourceFault.RateLimited(answer.pause());
                    default ->
                        status >= 300 && status < 400
                                ? new SourceFault.Refused(status, "sends the question elsewhere")
                                : new SourceFault.Refused(status, reason(answer, redaction));
                });
    }

    /// The `message` of the answer, where it is the JSON that beacon nodes send with an error.
    private static String reason(HttpAnswer answer, Redaction redaction) {
        var message = BoundedJson.parse(answer.body()).toOptional().map(json -> json.path("message"));
        return message.filter(JsonNode::isString)
                .map(text -> redaction.of(text.asString()))
                .orElse("HTTP " + answer.status());
    }
}
