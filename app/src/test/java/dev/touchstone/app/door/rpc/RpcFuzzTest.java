package dev.touchstone.app.door.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.door.rpc.RpcText.Incoming;
import dev.touchstone.app.door.rpc.RpcText.Item;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts of every kind: calls, or an error of the standard.
class RpcFuzzTest {
    private static final String SEED = """
            [{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"0x00","data":"0x"},"latest"]},
             {"jsonrpc":"2.0","method":"eth_chainId"}, {"jsonrpc":"2.0","id":"a","method":"x","params":{}}]""";

    private static String mutated(Random random) {
        var text = new StringBuilder(SEED);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(Math.max(1, text.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, at + 1);
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.insert(at, "[]{}\",:0null".charAt(random.nextInt(12)));
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }

    @Test
    void whateverTheTextIsItIsCallsOrAnError() {
        var random = new Random(1474);
        int calls = 0;
        for (int i = 0; i < 50_000; i++) {
            switch (RpcText.parse(mutated(random))) {
                case Incoming.Bad(var failure) ->
                    assertThat(failure.code()).isIn(RpcFailure.PARSE, RpcFailure.INVALID_REQUEST);
                case Incoming.One(var item) -> check(item);
                case Incoming.Batch(var items) -> {
                    items.forEach(RpcFuzzTest::check);
                    calls += items.size();
                }
            }
        }
        assertThat(calls).isPositive();
    }

    private static void check(Item item) {
        if (item instanceof Item.Call(var _, var method, var params)) {
            assertThat(method.length()).isLessThanOrEqualTo(64);
            assertThat(params.isString()).isFalse();
        } else {
            assertThat(item.id()).isPresent();
        }
    }

    @Test
    void whatIsTooDeepOrTooManyIsRefusedBeforeItIsKept() {
        for (var text : new String[] {
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "[" + "0,".repeat(100_000) + "0]",
            "\"" + "x".repeat(600_000) + "\""
        }) {
            assertThat(RpcText.parse(text)).isInstanceOf(Incoming.Bad.class);
        }
        var many = "[" + "{},".repeat(RpcText.MOST_IN_BATCH) + "{}]";
        assertThat(RpcText.parse(many))
                .isInstanceOfSatisfying(
                        Incoming.Bad.class,
                        bad -> assertThat(bad.failure().code()).isEqualTo(RpcFailure.LIMIT_EXCEEDED));
    }
}
