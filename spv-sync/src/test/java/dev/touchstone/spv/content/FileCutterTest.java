package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.ContentKernel;
import dev.touchstone.spv.proof.Proven;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files cut as IPFS's tools cut them.
class FileCutterTest {
    /// What `ipfs add` has said of this file since its first days.
    private static final String HELLO_WORLD = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";

    private static ByteString text(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Cid cid(String text) {
        return Cid.parse(text).orThrow();
    }

    @Test
    void aSmallFileHasTheAddressThatToolsGiveIt() {
        assertThat(FileCutter.cut(text("hello world\n"), cid(HELLO_WORLD))).isPresent();
        assertThat(FileCutter.cut(text("hello worlds\n"), cid(HELLO_WORLD))).isEmpty();
        var raw = Cid.ofRaw(text("hello"));
        assertThat(FileCutter.cut(text("hello"), raw)).isPresent();
        assertThat(FileCutter.cut(text("hallo"), raw)).isEmpty();
    }

    /// The gateways' conformance tests have a folder with files that were cut by Kubo.
    @Test
    void aLargeFileIsProvenFromItsPieces() {
        var bytes = new byte[3 * 1024 * 1024 + 17];
        new Random(1).nextBytes(bytes);
        var file = ByteString.of(bytes);
        for (var root : FileCutter.roots(file)) {
            var blocks = FileCutter.cut(file, root).orElseThrow();
            var walk = ContentWalk.from(root, ContentPath.ROOT, ContentLimits.STANDARD);
            var taken = new ArrayList<ByteString>();
            while (walk.step() instanceof ContentStep.Needs(var cids)) {
                var next = cids.getFirst();
                taken.add(blocks.get(next));
                assertThat(walk.take(next, taken.getLast())).isEmpty();
            }
            assertThat(walk.step()).isEqualTo(new ContentStep.Bytes(file));
            assertThat(ContentKernel.ipfs(new ContentAddress.Ipfs(root, ContentPath.ROOT), taken))
                    .isInstanceOf(Proven.class);
        }
        assertThat(FileCutter.roots(file)).doesNotHaveDuplicates().hasSizeGreaterThan(2);
        assertThat(FileCutter.roots(ByteString.EMPTY)).isNotEqualTo(List.of());
    }
}
