package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import java.util.List;

/// Checks what a trie of known root holds under a key, given the nodes on the way from the root (Yellow Paper,
/// appendix D; the node lists of EIP-1186). Confined to one thread.
///
/// Strict: every node is needed, in order, canonical, and reached by the reference that its length demands, so
/// each question has one proof. Whatever changes a byte of a node is refused.
public final class PatriciaProof {
    private static final int CHILDREN = 16;

    private final NibblePath key;
    private final List<ByteString> nodes;
    private final HashedBytes hashed;
    private int depth;
    private int used;

    private PatriciaProof(NibblePath key, List<ByteString> nodes, HashedBytes hashed) {
        this.key = key;
        this.nodes = nodes;
        this.hashed = hashed;
    }

    /// What the trie with this root holds under the key.
    ///
    /// @param key as the trie has it: for state and storage the hash of the address or slot
    /// @param nodes from the root on, without those that stand inside another; none for the empty trie
    public static Answer check(Hash256 root, ByteString key, List<ByteString> nodes) {
        return check(root, key, nodes, new HashedBytes());
    }

    /// The same as one of several proofs.
    ///
    /// @param hashed nodes of proofs before
    public static Answer check(Hash256 root, ByteString key, List<ByteString> nodes, HashedBytes hashed) {
        var proof = new PatriciaProof(NibblePath.ofKey(key), nodes, hashed);
        try {
            var answer = root.equals(PatriciaTrie.EMPTY_ROOT) ? new Answer.Absent() : proof.follow(proof.byHash(root));
            if (proof.used < nodes.size()) return new Answer.Broken(TrieFlaw.TRAILING_NODE, proof.used, "");
            return answer;
        } catch (Flawed e) {
            return new Answer.Broken(e.flaw, e.node, e.reason());
        }
    }

    private Answer follow(RlpReader first) throws Flawed {
        var node = first;
        while (true) {
            var next = step(node);
            switch (next) {
                case Step.Done(var answer) -> {
                    return answer;
                }
                case Step.To(var child) -> node = child;
            }
        }
    }

    private Step step(RlpReader node) throws Flawed {
        try {
            return switch (node.itemsLeft()) {
                case 2 -> shortNode(node);
                case CHILDREN + 1 -> branch(node);
                default -> throw flawed(TrieFlaw.MALFORMED_NODE, "neither 2 nor 17 items");
            };
        } catch (MalformedException e) {
            throw flawed(TrieFlaw.MALFORMED_NODE, e.reason());
        }
    }

    /// A leaf or an extension: two items.
    private Step shortNode(RlpReader node) throws Flawed, MalformedException {
        var path = EncodedPath.of(node, this);
        boolean fits = key.holds(path.nibbles(), depth);
        if (path.isLeaf()) {
            var value = value(node);
            if (value.isEmpty()) throw flawed(TrieFlaw.MALFORMED_VALUE, "nothing");
            boolean isAll = fits && depth + path.nibbles().length() == key.length();
            return Step.done(isAll ? new Answer.Value(value) : new Answer.Absent());
        }
        if (path.nibbles().isEmpty()) throw flawed(TrieFlaw.MALFORMED_PATH, "an extension by nothing");
        var child = reference(node);
        if (child instanceof Reference.None) throw flawed(TrieFlaw.MALFORMED_NODE, "an extension to nothing");
        if (!fits) return Step.done(new Answer.Absent());
        depth += path.nibbles().length();
        return to(child);
    }

    /// Sixteen children and a value.
    private Step branch(RlpReader node) throws Flawed, MalformedException {
        int wanted = depth < key.length() ? key.at(depth) : CHILDREN;
        Reference taken = new Reference.None();
        for (int i = 0; i < CHILDREN; i++) {
            if (i == wanted) taken = reference(node);
            else passReference(node);
        }
        var value = value(node);
        if (wanted == CHILDREN) return Step.done(value.isEmpty() ? new Answer.Absent() : new Answer.Value(value));
        depth++;
        return to(taken);
    }

    private Step to(Reference child) throws Flawed {
        return switch (child) {
            case Reference.None _ -> Step.done(new Answer.Absent());
            case Reference.Hash(var hash) -> new Step.To(byHash(hash));
            case Reference.Embedded(var node) -> new Step.To(open(node.toArray()));
        };
    }

    /// A reference to nothing, to a node by its hash, or to a node that stands here.
    private Reference reference(RlpReader in) throws Flawed, MalformedException {
        if (in.isList()) {
            var node = in.item();
            checkEmbedded(node.length());
            return new Reference.Embedded(node);
        }
        var hash = in.string(Hash256.BYTES);
        checkHash(hash.length());
        return hash.isEmpty() ? new Reference.None() : new Reference.Hash(Hash256.of(hash.toArray()));
    }

    private void passReference(RlpReader in) throws Flawed, MalformedException {
        if (in.isList()) checkEmbedded(in.skip());
        else checkHash(in.skipString());
    }

    private void checkEmbedded(int length) throws Flawed {
        if (length >= Hash256.BYTES) throw flawed(TrieFlaw.LONG_NODE_EMBEDDED, length + " bytes");
    }

    private void checkHash(int length) throws Flawed {
        boolean fits = length == 0 || length == Hash256.BYTES;
        if (!fits) throw flawed(TrieFlaw.MALFORMED_NODE, "a reference of " + length + " bytes");
    }

    /// The next node of the proof, which must have this hash.
    private RlpReader byHash(Hash256 hash) throws Flawed {
        if (used == nodes.size()) throw new Flawed(TrieFlaw.MISSING_NODE, used, "");
        var node = nodes.get(used++);
        if (!hashed.have(hash, node)) throw flawed(TrieFlaw.HASH_MISMATCH, "");
        boolean isRoot = used == 1;
        if (!isRoot && node.length() < Hash256.BYTES) {
            throw flawed(TrieFlaw.SHORT_NODE_BY_HASH, node.length() + " bytes");
        }
        return open(node.toArray());
    }

    private RlpReader open(byte[] node) throws Flawed {
        try {
            var in = new RlpReader(node);
            var items = in.list();
            in.expectEnd();
            return items;
        } catch (MalformedException e) {
            throw flawed(TrieFlaw.MALFORMED_NODE, e.reason());
        }
    }

    private ByteString value(RlpReader in) throws Flawed, MalformedException {
        if (in.isList()) throw flawed(TrieFlaw.MALFORMED_VALUE, "a list");
        return ByteString.of(in.bytes());
    }

    private Flawed flawed(TrieFlaw flaw, String reason) {
        return new Flawed(flaw, Math.max(0, used - 1), reason);
    }

    /// What a proof shows. Immutable.
    public sealed interface Answer {
        record Value(ByteString bytes) implements Answer {}

        record Absent() implements Answer {}

        /// The proof shows nothing.
        ///
        /// @param node the index of the node in question, or that which a missing one would have
        record Broken(TrieFlaw flaw, int node, String reason) implements Answer {}
    }

    private sealed interface Reference {
        record None() implements Reference {}

        record Hash(Hash256 hash) implements Reference {}

        record Embedded(ByteString node) implements Reference {}
    }

    private sealed interface Step {
        record Done(Answer answer) implements Step {}

        record To(RlpReader node) implements Step {}

        static Step done(Answer answer) {
            return new Done(answer);
        }
    }

    private record EncodedPath(boolean isLeaf, NibblePath nibbles) {
        static EncodedPath of(RlpReader node, PatriciaProof proof) throws Flawed {
            try {
                var encoded = node.bytes();
                return new EncodedPath(NibblePath.isLeaf(encoded), NibblePath.decode(encoded));
            } catch (MalformedException e) {
                throw proof.flawed(TrieFlaw.MALFORMED_PATH, e.reason());
            }
        }
    }

    /// Ends the walk at once; never leaves this class.
    private static final class Flawed extends Exception {
        private static final long serialVersionUID = 1L;

        private final TrieFlaw flaw;
        private final int node;

        Flawed(TrieFlaw flaw, int node, String reason) {
            super(reason, null, false, false);
            this.flaw = flaw;
            this.node = node;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
