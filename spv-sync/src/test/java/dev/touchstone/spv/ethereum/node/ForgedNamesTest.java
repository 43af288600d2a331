package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.NamedChain.ETHER;
import static dev.touchstone.spv.ethereum.node.NamedChain.asks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A server that would have a name stand for something else is caught, and the name stands for nothing
/// meanwhile.
class ForgedNamesTest {
    private static final String RESOLVER = "0x8fc3fe57c4859ea670a1860255437f228e5506bd";

    /// Answers about the resolver, changed.
    private static PracticeEthereumAnswers lie(String method, Consumer<ObjectNode> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                boolean isAboutIt = call.method().equals(method)
                        && call.params()
                                .path(0)
                                .asString("")
                                .toLowerCase(Locale.ROOT)
                                .equals(RESOLVER);
                if (isAboutIt) change.accept(honest);
                return honest;
            }
        };
    }

    private static void isCaught(Path folder, PracticeEthereumAnswers lie, Class<? extends Refutation> as)
            throws Exception {
        try (var named = NamedChain.start(folder, lie)) {
            assertThat(named.chain.contracts().names().resolver().value().hex()).isEqualTo(RESOLVER.substring(2));
            var found = named.names().ask(asks("alice.eth", ETHER));
            assertThat(found).isInstanceOf(Refuted.class);
            assertThat(((Refuted<?>) found).refutation()).isInstanceOf(as);
            named.test.awaits(
                    "who lied", now -> now.caughtLies().stream().anyMatch(caught -> as.isInstance(caught.what())));
        }
    }

    @Test
    void aForgedWordOfTheResolver(@TempDir Path folder) throws Exception {
        isCaught(
                folder,
                lie("eth_getProof", honest -> {
                    var slots = honest.path("result").path("storageProof");
                    if (slots.isEmpty() || !(slots.path(0).path("proof") instanceof ArrayNode nodes)) return;
                    if (nodes.isEmpty()) return;
                    var leaf = nodes.path(nodes.size() - 1).asString();
                    nodes.set(
                            nodes.size() - 1, leaf.substring(0, leaf.length() - 1) + (leaf.endsWith("0") ? '1' : '0'));
                }),
                Refutation.TrieNodeHashMismatch.class);
    }

    @Test
    void anotherResolversCode(@TempDir Path folder) throws Exception {
        isCaught(
                folder,
                lie("eth_getCode", honest -> honest.put("result", "0x6001")),
                Refutation.CodeHashMismatch.class);
    }
}
