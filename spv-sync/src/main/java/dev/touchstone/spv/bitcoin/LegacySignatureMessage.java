package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.Optional;

/// The bytes that a signature from before segregated witness signs: the transaction with its scripts replaced.
/// Pure; thread-safe.
final class LegacySignatureMessage {
    /// The number one, in the byte order of hashes.
    static final Hash256 ONE = Hash256.fromDisplay("0".repeat(63) + "1").orElseThrow();

    private static final int OP_CODESEPARATOR = 0xab;
    private static final int OP_PUSHDATA1 = 0x4c;
    private static final int OP_PUSHDATA2 = 0x4d;
    private static final int OP_PUSHDATA4 = 0x4e;

    private LegacySignatureMessage() {}

    /// Empty for SIGHASH_SINGLE on an input without an output beside it.
    static Optional<byte[]> of(Transaction tx, int input, Script scriptCode, int hashType) {
        int base = hashType & 0x1f;
        if (base == SignatureHash.SINGLE && input >= tx.outputs().size()) return Optional.empty();
        var out = new WireWriter(256).i32(tx.version());
        writeInputs(out, tx, input, withoutCodeSeparators(scriptCode), hashType);
        writeOutputs(out, tx, input, base);
        return Optional.of(out.u32(tx.lockTime()).i32(hashType).toArray());
    }

    private static void writeInputs(WireWriter out, Transaction tx, int signed, Script scriptCode, int hashType) {
        if ((hashType & SignatureHash.ANYONE_CAN_PAY) != 0) {
            writeInput(out.compactSize(1), tx.inputs().get(signed), scriptCode, false);
            return;
        }
        int base = hashType & 0x1f;
        boolean othersMayChange = base == SignatureHash.NONE || base == SignatureHash.SINGLE;
        out.compactSize(tx.inputs().size());
        for (int i = 0; i < tx.inputs().size(); i++) {
            boolean other = i != signed;
            writeInput(out, tx.inputs().get(i), other ? Script.EMPTY : scriptCode, other && othersMayChange);
        }
    }

    private static void writeInput(WireWriter out, TxIn input, Script script, boolean blankSequence) {
        out.hash(input.outPoint().txid().value()).u32(input.outPoint().index());
        out.varString(script.program()).u32(blankSequence ? 0 : input.sequence());
    }

    private static void writeOutputs(WireWriter out, Transaction tx, int signed, int base) {
        int count = base == SignatureHash.NONE ? 0 : base == SignatureHash.SINGLE ? signed + 1 : tx.outputs().size();
        out.compactSize(count);
        for (int i = 0; i < count; i++) {
            boolean blank = base == SignatureHash.SINGLE && i != signed;
            if (blank) out.i64(-1).compactSize(0);
            else tx.outputs().get(i).writeTo(out);
        }
    }

    /// OP_CODESEPARATOR is left out wherever it stands as an instruction. A push that runs past the end is kept as is.
    private static Script withoutCodeSeparators(Script script) {
        var program = script.program().toArray();
        var kept = new WireWriter(program.length);
        int at = 0;
        while (at < program.length) {
            int next = Math.min(afterInstruction(program, at), program.length);
            if ((program[at] & 0xff) != OP_CODESEPARATOR) {
                for (int i = at; i < next; i++) kept.u8(program[i]);
            }
            at = next;
        }
        return new Script(kept.toByteString());
    }

    private static int afterInstruction(byte[] program, int at) {
        int opcode = program[at] & 0xff;
        if (opcode < OP_PUSHDATA1) return at + 1 + opcode;
        return switch (opcode) {
            case OP_PUSHDATA1 -> afterPush(program, at, 1);
            case OP_PUSHDATA2 -> afterPush(program, at, 2);
            case OP_PUSHDATA4 -> afterPush(program, at, 4);
            default -> at + 1;
        };
    }

    private static int afterPush(byte[] program, int at, int lengthBytes) {
        if (program.length - at - 1 < lengthBytes) return program.length;
        long length = 0;
        for (int i = lengthBytes; i > 0; i--) length = (length << 8) | (program[at + i] & 0xff);
        return (int) Math.min(program.length, at + 1L + lengthBytes + length);
    }
}
