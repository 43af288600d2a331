package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.Optional;

/// The bytes that a signature from before segregated witness signs: the transaction with its scripts replaced.
/// Pure; thread-safe.
final class LegacySignatureMessage {
    /// The number one, in the byte order of hashes.
    static final Hash256 ONE = Hash256.fromDisplay("0".repeat(63) + "1").orElseThrow();

    private static final int OP_CODESEPARATOR = 0xab;

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
        int count = base == SignatureHash.NONE
                ? 0
                : base == SignatureHash.SINGLE ? signed + 1 : tx.outputs().size();
        out.compactSize(count);
        for (int i = 0; i < count; i++) {
            boolean blank = base == SignatureHash.SINGLE && i != signed;
            if (blank) out.i64(-1).compactSize(0);
            else tx.outputs().get(i).writeTo(out);
        }
    }

    /// OP_CODESEPARATOR is left out wherever it stands as an instruction. What cannot be read as one is kept as is.
    private static Script withoutCodeSeparators(Script script) {
        var program = script.program();
        var kept = new WireWriter(program.length());
        var in = new ScriptReader(script);
        while (in.advance()) {
            if (in.opcode() != OP_CODESEPARATOR) kept.bytes(program.toArray(in.start(), in.end()));
        }
        return new Script(
                kept.bytes(program.toArray(in.end(), program.length())).toByteString());
    }
}
