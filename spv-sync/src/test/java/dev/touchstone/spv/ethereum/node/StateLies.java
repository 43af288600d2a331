package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateAnswer.AccountNodes;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.testsupport.Tampering;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Every lie about everything that one call needed of a state, one at a time: about each account, each word of
/// storage and each code. Confined to one thread.
final class StateLies {
    private static final Hash256 OTHER_HASH = Keccak256.of(ByteString.of((byte) 7));
    private static final ByteString OTHER_CODE =
            ByteString.of((byte) 0x60, (byte) 0, (byte) 0x60, (byte) 0, (byte) 0xf3);

    /// Whose proofs are told in another's place: the account that all code was made from.
    private final EthereumAddress stranger;

    private final RememberedState state;
    private final List<StateLie> lies = new ArrayList<>();

    private StateLies(RememberedState state, EthereumAddress stranger) {
        this.state = state;
        this.stranger = stranger;
    }

    static List<StateLie> about(Evidence.CallInState call, RememberedState state, EthereumAddress stranger) {
        var all = new StateLies(state, stranger);
        call.accounts().forEach(it -> all.account(it.account(), it.nodes()));
        call.slots().forEach(it -> all.slot(it.slot(), it.nodes(), call.slots()));
        call.codes().forEach(it -> all.code(it.code().account()));
        all.lies.add(new StateLie("an account is left out", true, StateLies::withoutTheLast));
        return all.lies;
    }

    private static StateAnswer withoutTheLast(List<StateQuestion> questions, StateAnswer honest) {
        return new StateAnswer(
                honest.header(), honest.accounts().subList(0, honest.accounts().size() - 1));
    }

    private void account(AccountState it, List<ByteString> nodes) {
        var about = " of the account " + it.address();
        if (!it.isEmpty()) {
            var more = it.balance().plus(Wei.of(1));
            var forged = List.of(
                    new AccountState(it.address(), it.nonce(), more, it.storageRoot(), it.codeHash()),
                    new AccountState(it.address(), it.nonce() + 1, it.balance(), it.storageRoot(), it.codeHash()),
                    new AccountState(it.address(), it.nonce(), it.balance(), OTHER_HASH, it.codeHash()),
                    new AccountState(it.address(), it.nonce(), it.balance(), it.storageRoot(), OTHER_HASH));
            for (var other : forged) {
                var leaf = withValue(nodes.getLast(), other.bytes());
                accountNodes(other + " instead" + about, it.address(), _ -> withLast(nodes, leaf));
                accountNodes(other + ", up to the root," + about, it.address(), _ -> rebuilt(nodes, leaf));
            }
        }
        accountNodes("no nodes" + about, it.address(), _ -> List.of());
        accountNodes("nodes cut off" + about, it.address(), StateLies::cut);
        accountNodes("a node too many" + about, it.address(), StateLies::longer);
        accountNodes("another's nodes" + about, it.address(), honest -> {
            var others = state.account(stranger).account();
            return it.address().equals(stranger) ? honest : others;
        });
    }

    private void accountNodes(String what, EthereumAddress address, UnaryOperator<List<ByteString>> change) {
        lies.add(StateLie.of(what, (question, honest) -> {
            if (!question.address().equals(address)) return honest;
            return new AccountNodes(change.apply(honest.account()), honest.slots(), honest.code());
        }));
    }

    private void slot(StorageSlot it, List<ByteString> nodes, List<Evidence.SlotInStorage> all) {
        var at = new Missing.Slot(it.account(), it.key());
        var about = " of the word " + it.key() + " of " + it.account();
        if (!it.isZero()) {
            var value = new RlpWriter().integer(it.value().xor(BigInteger.TWO).max(BigInteger.ONE));
            var leaf = withValue(nodes.getLast(), ByteString.of(value.toArray()));
            slotNodes("another value" + about, at, _ -> withLast(nodes, leaf));
            slotNodes("another value, up to the root," + about, at, _ -> rebuilt(nodes, leaf));
        }
        slotNodes("no nodes" + about, at, _ -> List.of());
        slotNodes("nodes cut off" + about, at, StateLies::cut);
        slotNodes("a node too many" + about, at, StateLies::longer);
        for (var other : all) {
            boolean isAnother = !other.slot().equals(it) && !other.nodes().equals(nodes);
            if (isAnother) {
                slotNodes("the nodes of " + other.slot().key() + " instead" + about, at, _ -> other.nodes());
                break;
            }
        }
        lies.add(StateLie.omitting("left out, the nodes" + about, (question, honest) -> {
            int index = question.keys().indexOf(it.key());
            if (!question.address().equals(it.account()) || index < 0) return honest;
            var rest = new ArrayList<>(honest.slots());
            rest.remove(index);
            return new AccountNodes(honest.account(), rest, honest.code());
        }));
    }

    private void slotNodes(String what, Missing.Slot at, UnaryOperator<List<ByteString>> change) {
        lies.add(StateLie.of(what, (question, honest) -> {
            int index = question.keys().indexOf(at.key());
            if (!question.address().equals(at.account()) || index < 0) return honest;
            var words = new ArrayList<>(honest.slots());
            words.set(index, change.apply(words.get(index)));
            return new AccountNodes(honest.account(), words, honest.code());
        }));
    }

    private void code(EthereumAddress address) {
        code("a byte of the code of " + address, address, it -> Tampering.flipped(it, it.length() / 2));
        code("no code of " + address, address, _ -> ByteString.EMPTY);
        code("another's code of " + address, address, _ -> OTHER_CODE);
        lies.add(StateLie.omitting("left out, the code of " + address, (question, honest) -> {
            if (!question.address().equals(address)) return honest;
            return new AccountNodes(honest.account(), honest.slots(), Optional.empty());
        }));
    }

    private void code(String what, EthereumAddress address, UnaryOperator<ByteString> change) {
        lies.add(StateLie.of(what, (question, honest) -> {
            if (!question.address().equals(address)) return honest;
            return new AccountNodes(
                    honest.account(), honest.slots(), honest.code().map(change));
        }));
    }

    private static List<ByteString> cut(List<ByteString> nodes) {
        return nodes.isEmpty() ? nodes : nodes.subList(0, nodes.size() - 1);
    }

    private static List<ByteString> longer(List<ByteString> nodes) {
        var more = new ArrayList<>(nodes);
        more.add(nodes.isEmpty() ? ByteString.of((byte) 0xc0) : nodes.getLast());
        return more;
    }

    private static List<ByteString> withLast(List<ByteString> nodes, ByteString leaf) {
        var others = new ArrayList<>(nodes);
        others.set(nodes.size() - 1, leaf);
        return others;
    }

    /// A leaf with the same path that holds something else.
    private static ByteString withValue(ByteString leaf, ByteString value) {
        try {
            var path = new RlpReader(leaf.toArray()).list().bytes();
            return ByteString.of(RlpWriter.listOf(out -> out.string(path).string(value)));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each node refers to the forged one below it: only the root is another.
    private static List<ByteString> rebuilt(List<ByteString> nodes, ByteString leaf) {
        var others = withLast(nodes, leaf);
        for (int i = nodes.size() - 2; i >= 0; i--) {
            var was = Keccak256.of(nodes.get(i + 1)).hex();
            var is = Keccak256.of(others.get(i + 1)).hex();
            others.set(
                    i, ByteString.fromHex(nodes.get(i).hex().replace(was, is)).orElseThrow());
        }
        return others;
    }
}
