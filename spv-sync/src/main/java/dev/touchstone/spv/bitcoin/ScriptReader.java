package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;

/// Walks through a script instruction by instruction. Confined to one thread.
///
///     var in = new ScriptReader(script);
///     while (in.advance()) use(in.opcode(), in.data());
public final class ScriptReader {
    private static final int OP_PUSHDATA1 = 0x4c;
    private static final int OP_PUSHDATA2 = 0x4d;
    private static final int OP_PUSHDATA4 = 0x4e;

    private final ByteString program;
    private int start;
    private int dataStart;
    private int end;

    public ScriptReader(Script script) {
        this.program = script.program();
    }

    /// Goes to the next instruction. False at the end of the script and before a push that runs past it.
    public boolean advance() {
        if (end == program.length()) return false;
        int opcode = u8(end);
        int lengthBytes = opcode == OP_PUSHDATA1 ? 1 : opcode == OP_PUSHDATA2 ? 2 : opcode == OP_PUSHDATA4 ? 4 : 0;
        int data = end + 1 + lengthBytes;
        if (data > program.length()) return false;
        long length = opcode < OP_PUSHDATA1 ? opcode : littleEndian(end + 1, lengthBytes);
        if (length > program.length() - data) return false;
        start = end;
        dataStart = data;
        end = data + (int) length;
        return true;
    }

    private long littleEndian(int at, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) value = (value << 8) | u8(at + i);
        return value;
    }

    private int u8(int index) {
        return program.at(index) & 0xff;
    }

    public int opcode() {
        return u8(start);
    }

    /// Where the present instruction begins.
    public int start() {
        return start;
    }

    /// Where the next instruction begins. After [#advance()] has said no: where the part that cannot be read
    /// begins.
    public int end() {
        return end;
    }

    /// Whether the whole script has been read.
    public boolean isAtEnd() {
        return end == program.length();
    }

    /// Whether the present instruction puts bytes of the script on the stack (OP_0 puts none of them).
    public boolean isDataPush() {
        return opcode() <= OP_PUSHDATA4;
    }

    /// The bytes that the present instruction pushes; empty for one that pushes none.
    public ByteString data() {
        return ByteString.of(program.toArray(dataStart, end));
    }
}
