package dev.touchstone.spv.content;

import java.util.Arrays;
import java.util.Optional;

/// What kind of bytes an address names (multiformats/multicodec, tag `ipld`): those this program knows by name.
public enum Codec {
    /// Bytes that are content and nothing else.
    RAW(0x55, "raw"),
    /// A node of files and directories.
    DAG_PB(0x70, "dag-pb"),
    CBOR(0x51, "cbor"),
    DAG_CBOR(0x71, "dag-cbor"),
    DAG_JSON(0x0129, "dag-json"),
    JSON(0x0200, "json"),
    /// A public key: the name of something that changes (IPNS).
    LIBP2P_KEY(0x72, "libp2p-key");

    private final long code;
    private final String title;

    Codec(long code, String title) {
        this.code = code;
        this.title = title;
    }

    public long code() {
        return code;
    }

    /// The name in the table of multicodecs.
    public String title() {
        return title;
    }

    public static Optional<Codec> of(long code) {
        return Arrays.stream(values()).filter(codec -> codec.code == code).findFirst();
    }

    /// The codec's name, or its number where it has none here.
    public static String title(long code) {
        return of(code).map(Codec::title).orElseGet(() -> "0x" + Long.toHexString(code));
    }
}
