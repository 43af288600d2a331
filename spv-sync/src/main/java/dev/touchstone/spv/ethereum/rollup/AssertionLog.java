package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What a Nitro chain's contract reports when an assertion is made (nitro-contracts `IRollupCore.AssertionCreated`,
/// as since BoLD). Pure.
public final class AssertionLog {
    private static final String STATE = "((bytes32[2],uint64[2]),uint8,bytes32)";
    private static final String BEFORE = "(bytes32,bytes32,(bytes32,uint256,address,uint64,uint64))";
    private static final String EVENT = "AssertionCreated(bytes32,bytes32,(" + BEFORE + "," + STATE + "," + STATE
            + "),bytes32,uint256,bytes32,uint256,address,uint64)";

    /// What such a report begins with; the assertion's hash and that of its parent follow.
    public static final Hash256 TOPIC = Keccak256.of(EVENT.getBytes(StandardCharsets.US_ASCII));

    private static final int WORD = Hash256.BYTES;
    private static final int TOPICS = 3;

    /// Behind what held before the assertion: seven words, and six of the state then.
    private static final int AFTER_STATE = 13 * WORD;

    private static final int AFTER_STATE_BYTES = 6 * WORD;
    private static final int LEAST_BYTES = AFTER_STATE + AFTER_STATE_BYTES + WORD;

    private AssertionLog() {}

    /// The assertion that was made, as the report tells it; its own hash says whether that is so.
    public static Parsed<Assertion> parse(LogEntry report) {
        boolean isOne = report.topics().size() == TOPICS
                && report.topics().getFirst().equals(TOPIC)
                && report.data().length() >= LEAST_BYTES;
        if (!isOne) return Parsed.malformed("a report of something else");
        var words = new ByteArrayOutputStream();
        words.writeBytes(report.topics().getLast().toBytes());
        words.writeBytes(report.data().toArray(AFTER_STATE, LEAST_BYTES));
        return Assertion.parse(ByteString.of(words.toByteArray()));
    }
}
