package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;

/// A script as bytes: the condition an output sets (scriptPubKey) or what an input shows (scriptSig). Immutable.
public record Script(ByteString program) {
    public static final Script EMPTY = new Script(ByteString.EMPTY);
    private static final int OP_RETURN = 0x6a;

    /// The forms of scriptPubKey that have an address.
    public enum Kind {
        P2PKH,
        P2SH,
        P2WPKH,
        P2WSH,
        P2TR,
        OP_RETURN,
        OTHER
    }

    public static Script of(byte... program) {
        return new Script(ByteString.of(program));
    }

    /// `OP_DUP OP_HASH160 <20> OP_EQUALVERIFY OP_CHECKSIG`.
    public static Script p2pkh(byte[] keyHash) {
        return new Script(new WireWriter()
                .u8(0x76)
                .u8(0xa9)
                .u8(20)
                .bytes(sized(keyHash, 20))
                .u8(0x88)
                .u8(0xac)
                .toByteString());
    }

    /// `OP_HASH160 <20> OP_EQUAL` (BIP16).
    public static Script p2sh(byte[] scriptHash) {
        return new Script(new WireWriter()
                .u8(0xa9)
                .u8(20)
                .bytes(sized(scriptHash, 20))
                .u8(0x87)
                .toByteString());
    }

    /// `OP_0 <20>` (BIP141).
    public static Script p2wpkh(byte[] keyHash) {
        return witness(0, sized(keyHash, 20));
    }

    /// `OP_0 <32>` (BIP141).
    public static Script p2wsh(byte[] scriptHash) {
        return witness(0, sized(scriptHash, 32));
    }

    /// `OP_1 <32>` (BIP341).
    public static Script p2tr(byte[] outputKey) {
        return witness(1, sized(outputKey, 32));
    }

    private static Script witness(int version, byte[] program) {
        int opcode = version == 0 ? 0 : 0x50 + version;
        return new Script(
                new WireWriter().u8(opcode).u8(program.length).bytes(program).toByteString());
    }

    private static byte[] sized(byte[] bytes, int length) {
        if (bytes.length != length) throw new IllegalArgumentException(length + " bytes wanted, not " + bytes.length);
        return bytes;
    }

    public Kind kind() {
        int n = program.length();
        if (n > 0 && u8(0) == OP_RETURN) return Kind.OP_RETURN;
        if (n == 25 && u8(0) == 0x76 && u8(1) == 0xa9 && u8(2) == 20 && u8(23) == 0x88 && u8(24) == 0xac)
            return Kind.P2PKH;
        if (n == 23 && u8(0) == 0xa9 && u8(1) == 20 && u8(22) == 0x87) return Kind.P2SH;
        if (n == 22 && u8(0) == 0 && u8(1) == 20) return Kind.P2WPKH;
        if (n == 34 && u8(0) == 0 && u8(1) == 32) return Kind.P2WSH;
        if (n == 34 && u8(0) == 0x51 && u8(1) == 32) return Kind.P2TR;
        return Kind.OTHER;
    }

    /// The hash or key inside a script of a kind that has one.
    ///
    /// @throws IllegalStateException where the kind has none
    public byte[] payload() {
        return switch (kind()) {
            case P2PKH -> program.toArray(3, 23);
            case P2SH, P2WPKH -> program.toArray(2, 22);
            case P2WSH, P2TR -> program.toArray(2, 34);
            case OP_RETURN, OTHER -> throw new IllegalStateException("a script of kind " + kind() + " has no payload");
        };
    }

    private int u8(int index) {
        return program.at(index) & 0xff;
    }

    public boolean isEmpty() {
        return program.isEmpty();
    }

    public int length() {
        return program.length();
    }

    @Override
    public String toString() {
        return program.hex();
    }
}
