package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.content.arweave.ArweaveId;
import dev.touchstone.spv.content.arweave.ArweaveRefusal;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.text.Texts;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be wrong with content is said in whole sentences.
class ContentTextsTest {
    private static final Cid CID = Cid.ofRaw(ByteString.EMPTY);
    private static final ArweaveId ID = new ArweaveId(Hash256.ZERO);

    static Stream<Refutation> refutations() {
        var ofIpfs = Stream.of(
                new ContentRefusal.WrongBlock(CID),
                new ContentRefusal.HashNotCheckable(CID),
                new ContentRefusal.CodecNotRead(CID),
                new ContentRefusal.MalformedBlock(CID, "x"),
                new ContentRefusal.WrongSize(CID, 1, 2),
                new ContentRefusal.BadPath(".."),
                new ContentRefusal.NotInDirectory(CID, "1.png"),
                new ContentRefusal.AmbiguousName(CID, "1.png"),
                new ContentRefusal.FileHasNoEntries(CID, "1.png"),
                new ContentRefusal.IsDirectory(CID),
                new ContentRefusal.IsSymbolicLink(CID),
                new ContentRefusal.ContentTooLarge(2, 1),
                new ContentRefusal.TooDeep(1));
        var ofArweave = Stream.of(
                new ArweaveRefusal.WrongId(ID, ID),
                new ArweaveRefusal.BadSignature(),
                new ArweaveRefusal.KeyNotCheckable("MULTI_APTOS"),
                new ArweaveRefusal.WrongChunk(262_144),
                new ArweaveRefusal.WrongSize(1, 2),
                new ArweaveRefusal.DataNotFixed());
        return Stream.of(
                        ofIpfs.map(Refutation.NotOfIpfs::new),
                        ofArweave.map(Refutation.NotOfArweave::new),
                        Stream.of(new Refutation.MissingBlock(CID), new Refutation.TrailingBlock(1)))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("refutations")
    void everyFaultIsAWholeSentence(Refutation refutation) {
        var text = Texts.explain(refutation);
        assertThat(text).matches("\\p{Lu}.*\\.").doesNotContain(CID.text()).doesNotContain("null");
    }
}
