package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Cid;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that the practice chain's collections have on IPFS: a folder of pictures, one of descriptions of pieces
/// (ERC-721), and one of descriptions of items (ERC-1155). Always the same. Immutable.
public final class PracticePictures {
    /// How many pictures there are, and as many descriptions of pieces.
    public static final int COUNT = 8;

    /// How many items are described, from 1 on.
    public static final int ITEMS = 4;

    private final BlockSet blocks = new BlockSet();
    private final Map<String, BlockSet.Entry> pictures = new LinkedHashMap<>();
    private final Cid pieces;
    private final Cid items;

    public PracticePictures() {
        for (int i = 1; i <= COUNT; i++) {
            var pattern = new Pattern(i);
            boolean isDrawn = i % 2 == 1;
            pictures.put(i + (isDrawn ? ".svg" : ".png"), blocks.file(isDrawn ? pattern.svg() : pattern.png()));
        }
        var folder = blocks.folder(pictures).cid();
        this.pieces = descriptions(folder, "Practice Piece on IPFS ", COUNT, "%d.json");
        this.items = descriptions(folder, "Practice Item ", ITEMS, "%064x.json");
    }

    private Cid descriptions(Cid folder, String name, int count, String fileName) {
        var files = new LinkedHashMap<String, BlockSet.Entry>();
        for (int i = 1; i <= count; i++) {
            var picture = "ipfs://" + folder.text() + "/" + i + (i % 2 == 1 ? ".svg" : ".png");
            var json = "{\"name\":\"" + name + i + "\",\"description\":\"Made by code, worth nothing.\",\"image\":\""
                    + picture + "\"}\n";
            files.put(fileName.formatted(i), blocks.file(ByteString.of(json.getBytes(StandardCharsets.US_ASCII))));
        }
        return blocks.folder(files).cid();
    }

    BlockSet blocks() {
        return blocks;
    }

    /// The folder that describes pieces: `1.json` to `8.json`.
    public Cid pieces() {
        return pieces;
    }

    /// The folder that describes items: each file's name is the item's number in 64 hexadecimal digits.
    public Cid items() {
        return items;
    }
}
