package dev.touchstone.app;

import dev.touchstone.spv.ethereum.abi.AbiCall;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the code of a contract that gives fixed answers, for tests of questions that no practice contract
/// knows. Confined to one test.
final class GovernorCode {
    private static final int DISPATCH = 5;
    private static final int ENTRY = 11;

    private final Map<String, String> bodies = new LinkedHashMap<>();

    /// Answers with these words.
    GovernorCode answers(String signature, long... words) {
        var body = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            body.append("7f").append("%064x".formatted(words[i])).append("61%04x52".formatted(32 * i));
        }
        return does(signature, body + "61%04x5ff3".formatted(32 * words.length));
    }

    /// Answers with a word of its storage behind these words.
    GovernorCode answersVotes(String signature) {
        return does(signature, "5f5f52" + "5f54602052" + "5f604052" + "60605ff3");
    }

    /// Counts one more in its storage.
    GovernorCode counts(String signature) {
        return does(signature, "5f546001015f5500");
    }

    private GovernorCode does(String signature, String code) {
        bodies.put(AbiCall.of(signature).data().hex().substring(0, 8), code);
        return this;
    }

    /// The code that makes the contract.
    String creation() {
        int at = DISPATCH + ENTRY * bodies.size() + 3;
        var dispatch = new StringBuilder("5f3560e01c");
        var rest = new StringBuilder();
        for (var body : bodies.entrySet()) {
            dispatch.append("8063").append(body.getKey()).append("14").append("61%04x57".formatted(at));
            var code = "5b" + body.getValue();
            rest.append(code);
            at += code.length() / 2;
        }
        var runtime = dispatch + "5f5ffd" + rest;
        int length = runtime.length() / 2;
        return "0x61%04x80600a5f395ff3".formatted(length) + runtime;
    }
}
