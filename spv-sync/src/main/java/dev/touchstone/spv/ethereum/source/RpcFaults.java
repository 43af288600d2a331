package dev.touchstone.spv.ethereum.source;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the error objects of execution nodes mean. Their codes say little and differ, so their words are read too.
/// Pure.
///
/// Source: JSON-RPC 2.0, 5.1; EIP-1474; messages of geth, reth, Nethermind, Besu, Erigon and ethereumjs.
final class RpcFaults {
    private static final int INVALID_PARAMETERS = -32602;
    private static final int UNKNOWN_METHOD = -32601;
    private static final int NOT_SUPPORTED = -32004;
    private static final int LIMIT_EXCEEDED = -32005;
    private static final int NOT_FOUND = -32001;
    private static final int PRUNED_HISTORY = 4444;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Pattern LIMITED =
            Pattern.compile("rate.?limit|too many requests|request limit|requests per|quota|daily limit|limit exceeded"
                    + "|compute units|capacity");

    private static final Pattern UNSUPPORTED = Pattern.compile("method .{0,60}(not found|not supported|not available"
            + "|not allowed|does not exist|not whitelisted|is disabled|is not enabled)|unsupported method"
            + "|unknown method|method not found");

    /// Said of a block or state that the node has not got, whatever the code: reth says so of parameters.
    private static final Pattern NOT_THERE = Pattern.compile("missing trie node|header (for hash )?not found"
            + "|unknown (block|header|transaction)|(could not|cannot) find block|block not found|pruned|purged"
            + "|historical|state .{0,80}(not |un)available|no state (found|available|data)|state already discarded"
            + "|proof window|distance to target block|lowest height|beyond head|greater than current height"
            + "|body not found|archive node|not in the database");

    /// How a node that takes no block hash in an object (EIP-1898) says so.
    private static final Pattern NO_SUCH_FORM =
            Pattern.compile("invalid|unmarshal|block ?hash|hex string|expected|must be|cannot parse|deserial|argument");

    private RpcFaults() {}

    static SourceFault of(JsonNode error, Redaction redaction) {
        int code = error.path("code").isInt() ? error.path("code").asInt() : 0;
        var said = redaction.of(error.path("message").asString("an error without a message"));
        var words = said.toLowerCase(Locale.ROOT);
        if (code == LIMIT_EXCEEDED || code == 429 || LIMITED.matcher(words).find()) {
            return new SourceFault.RateLimited(PAUSE);
        }
        if (code == UNKNOWN_METHOD
                || code == NOT_SUPPORTED
                || UNSUPPORTED.matcher(words).find()) {
            return new SourceFault.Unsupported(said);
        }
        boolean isMissing = code == NOT_FOUND || code == PRUNED_HISTORY;
        if (isMissing || NOT_THERE.matcher(words).find()) {
            return new SourceFault.NotThere(said);
        }
        return new SourceFault.Refused(code, said);
    }

    /// Whether the node may have refused the form in which a block was named, and not the question.
    static boolean isAboutForm(SourceFault fault) {
        return fault instanceof SourceFault.Refused(int code, var reason)
                && (code == INVALID_PARAMETERS
                        || (code < 0
                                && NO_SUCH_FORM
                                        .matcher(reason.toLowerCase(Locale.ROOT))
                                        .find()));
    }
}
