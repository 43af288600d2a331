package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Hash160;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.ScriptReader;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether each input of a transaction shows what the script it spends asks for. Thread-safe.
///
/// This is no interpreter of scripts. It judges P2PKH, P2WPKH and P2WPKH in P2SH (BIP141, BIP143), P2WSH of the script
/// OP_TRUE, and P2TR by its key (BIP341). Every other way of spending is refused as
/// [TransactionRefusal.ScriptFormNotSupported], also where Bitcoin would allow it.
final class ScriptRules {
    /// The script that asks for nothing. The practice network's coinbases pay to its P2WSH form.
    static final Script OP_TRUE = Script.of((byte) 0x51);

    private static final int MOST_SCRIPT = 10_000;
    private static final int COMPRESSED_KEY = 33;
    private static final byte ANNEX_TAG = 0x50;
    private static final int SCHNORR = 64;

    private final Signatures signatures = new Signatures();

    /// What to ask beyond consensus.
    enum Strictness {
        /// What a block must keep to.
        CONSENSUS,
        /// And what nodes ask of transactions they relay: low S, known hash types, compressed keys in
        /// witnesses.
        STANDARD
    }

    /// A reason not to accept the transaction, if there is one.
    Optional<TransactionRefusal> problem(Transaction tx, List<TxOut> spent, Strictness strictness) {
        var trial = Trial.of(tx, spent, strictness);
        for (int i = 0; i < spent.size(); i++) {
            var problem = problem(trial, i);
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    /// The same for one input alone.
    Optional<TransactionRefusal> problem(Trial trial, int input) {
        return new Input(trial, input).problem();
    }

    static Script anyoneCanSpend() {
        return Script.p2wsh(sha256(OP_TRUE.program()));
    }

    private static byte[] sha256(ByteString bytes) {
        return DoubleSha256.newSha256().digest(bytes.toArray());
    }

    /// What is judged, and how strictly. Immutable.
    record Trial(Transaction tx, List<TxOut> spent, SignatureHash hashes, Strictness strictness) {
        static Trial of(Transaction tx, List<TxOut> spent, Strictness strictness) {
            return new Trial(tx, List.copyOf(spent), new SignatureHash(tx, spent), strictness);
        }

        boolean isStrict() {
            return strictness == Strictness.STANDARD;
        }
    }

    /// One input on trial.
    private final class Input {
        private final Trial trial;
        private final int index;
        private final TxIn input;
        private final Script script;

        Input(Trial trial, int index) {
            this.trial = trial;
            this.index = index;
            this.input = trial.tx().inputs().get(index);
            this.script = trial.spent().get(index).script();
        }

        Optional<TransactionRefusal> problem() {
            return switch (script.kind()) {
                case P2PKH -> publicKeyHash();
                case P2SH -> scriptHash();
                case P2WPKH -> bare(this::witnessPublicKeyHash);
                case P2WSH -> bare(this::witnessScriptHash);
                case P2TR -> bare(this::taproot);
                case OP_RETURN -> unsatisfied("the output can never be spent");
                case OTHER -> notSupported("a script of another form");
            };
        }

        private Optional<TransactionRefusal> publicKeyHash() {
            if (!input.witness().isEmpty()) return unsatisfied("a witness where none belongs");
            var pushes = pushes(input.scriptSig());
            if (pushes.isEmpty() || pushes.get().size() != 2) return notSupported("P2PKH with another scriptSig");
            return ecdsa(script.payload(), script, pushes.get(), Version.LEGACY);
        }

        private Optional<TransactionRefusal> scriptHash() {
            if (input.scriptSig().length() > MOST_SCRIPT) return unsatisfied("a scriptSig over 10,000 bytes");
            var pushes = pushes(input.scriptSig());
            if (pushes.isEmpty()) return notSupported("P2SH with another scriptSig");
            if (pushes.get().isEmpty()) return unsatisfied("a scriptSig that shows no script");
            var redeem = new Script(pushes.get().getLast());
            if (!Arrays.equals(Hash160.of(redeem.program()), script.payload())) return unsatisfied("another script");
            if (redeem.kind() != Script.Kind.P2WPKH) return notSupported("P2SH of another script than P2WPKH");
            if (pushes.get().size() != 1 || input.scriptSig().length() != redeem.length() + 1) {
                return unsatisfied("a scriptSig with more than the script");
            }
            return witnessPublicKeyHash(redeem);
        }

        private Optional<TransactionRefusal> bare(WitnessProgram program) {
            if (!input.scriptSig().isEmpty()) return unsatisfied("a scriptSig beside a witness");
            return program.problem(script);
        }

        private Optional<TransactionRefusal> witnessPublicKeyHash(Script program) {
            if (input.witness().size() != 2) return unsatisfied("a witness that is not signature and key");
            var code = Script.p2pkh(program.payload());
            return ecdsa(program.payload(), code, input.witness(), Version.WITNESS);
        }

        private Optional<TransactionRefusal> witnessScriptHash(Script program) {
            if (input.witness().isEmpty()) return unsatisfied("a witness without its script");
            var shown = input.witness().getLast();
            if (!Arrays.equals(sha256(shown), program.payload())) return unsatisfied("another script");
            if (!shown.equals(OP_TRUE.program())) return notSupported("P2WSH of another script than OP_TRUE");
            return input.witness().size() == 1 ? Optional.empty() : unsatisfied("a witness with more than its script");
        }

        private Optional<TransactionRefusal> taproot(Script program) {
            var items = input.witness();
            if (items.isEmpty()) return unsatisfied("an empty witness");
            var last = items.getLast();
            boolean hasAnnex = items.size() > 1 && !last.isEmpty() && last.at(0) == ANNEX_TAG;
            if (items.size() - (hasAnnex ? 1 : 0) > 1) return notSupported("P2TR by a script");
            if (hasAnnex && trial.isStrict()) return unsatisfied("an annex, which nodes do not relay");
            var signature = items.getFirst();
            int type = signature.length() > SCHNORR ? signature.at(SCHNORR) & 0xff : SignatureHash.DEFAULT;
            boolean sized = signature.length() == SCHNORR
                    || (signature.length() == SCHNORR + 1 && type != SignatureHash.DEFAULT);
            if (!sized) return unsatisfied("a signature of " + signature.length() + " bytes");
            var message = trial.hashes().taproot(index, type, hasAnnex ? last : ByteString.EMPTY);
            if (message.isEmpty()) return unsatisfied("hash type " + type);
            var schnorr = ByteString.copyOf(signature.toArray(), 0, SCHNORR);
            return signatures.isSchnorr(schnorr, message.get(), program.payload())
                    ? Optional.empty()
                    : wrongSignature();
        }

        private Optional<TransactionRefusal> ecdsa(
                byte[] keyHash, Script code, List<ByteString> signatureAndKey, Version version) {
            var signature = signatureAndKey.getFirst();
            var key = signatureAndKey.getLast();
            if (!Arrays.equals(Hash160.of(key), keyHash)) return unsatisfied("another key");
            if (signature.isEmpty()) return unsatisfied("an empty signature");
            int type = signature.at(signature.length() - 1) & 0xff;
            var der = Signatures.parseDer(ByteString.copyOf(signature.toArray(), 0, signature.length() - 1));
            if (der.isEmpty()) return unsatisfied("a signature that is not strict DER (BIP66)");
            var custom = trial.isStrict() ? customProblem(der.get(), type, key, version) : none();
            if (custom.isPresent()) return custom;
            var message = switch (version) {
                case LEGACY -> SignatureHash.legacy(trial.tx(), index, code, type);
                case WITNESS -> trial.hashes().segwitV0(index, code, type);
            };
            return signatures.isEcdsa(der.get(), message, key) ? Optional.empty() : wrongSignature();
        }

        private Optional<TransactionRefusal> customProblem(
                Signatures.Ecdsa signature, int type, ByteString key, Version version) {
            int base = type & ~SignatureHash.ANYONE_CAN_PAY;
            if (!signature.isLowS()) return unsatisfied("a signature with a high S");
            if (base < SignatureHash.ALL || base > SignatureHash.SINGLE) return unsatisfied("hash type " + type);
            boolean compressed = key.length() == COMPRESSED_KEY;
            return compressed || version == Version.LEGACY ? none() : unsatisfied("a key that is not compressed");
        }

        private Optional<TransactionRefusal> none() {
            return Optional.empty();
        }

        private Optional<TransactionRefusal> notSupported(String form) {
            return Optional.of(new TransactionRefusal.ScriptFormNotSupported(index, form));
        }

        private Optional<TransactionRefusal> unsatisfied(String reason) {
            return Optional.of(new TransactionRefusal.ScriptNotSatisfied(index, reason));
        }

        private Optional<TransactionRefusal> wrongSignature() {
            return Optional.of(new TransactionRefusal.WrongSignature(index));
        }
    }

    private enum Version {
        LEGACY,
        WITNESS
    }

    @FunctionalInterface
    private interface WitnessProgram {
        Optional<TransactionRefusal> problem(Script program);
    }

    /// What a script pushes; empty where it does anything else.
    private static Optional<List<ByteString>> pushes(Script script) {
        var pushes = new ArrayList<ByteString>();
        var in = new ScriptReader(script);
        while (in.advance()) {
            if (!in.isDataPush()) return Optional.empty();
            pushes.add(in.data());
        }
        return in.isAtEnd() ? Optional.of(pushes) : Optional.empty();
    }
}
