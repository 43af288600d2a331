package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.trie.PatriciaProof;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ProofJsonTest {
    private ObjectNode answer = JsonNodeFactory.instance.objectNode();
    private StateQuestion question = StateQuestion.ofAccount(EthereumAddress.ZERO);

    @BeforeEach
    void read() {
        answer = (ObjectNode) Vectors.json("ethereum/proofs/weth-storage-proof.json");
        question = new StateQuestion(
                EthereumJson.address(answer.path("address")),
                List.of(EthereumJson.storageKey(answer.at("/storageProof/0/key"))));
    }

    private StateAnswer.AccountNodes parsed() {
        return ProofJson.parse(answer, question).orThrow();
    }

    private static boolean leads(Hash256 root, Hash256 key, List<ByteString> nodes) {
        return PatriciaProof.check(root, ByteString.of(key.toBytes()), nodes) instanceof Answer.Value;
    }

    private ObjectNode slot() {
        return (ObjectNode) answer.at("/storageProof/0");
    }

    @Test
    void theNodesLeadFromTheBlocksStateToTheSlot() {
        var header = HeaderJson.parse(BlockJsonTest.block("ethereum/proofs/weth-proof-block.json.gz"))
                .orThrow();
        var nodes = parsed();
        assertThat(leads(header.stateRoot(), question.address().trieKey(), nodes.account()))
                .isTrue();
        var storage = EthereumJson.hash(answer.path("storageHash"));
        assertThat(leads(
                        storage,
                        question.keys().getFirst().trieKey(),
                        nodes.slots().getFirst()))
                .isTrue();
    }

    @Test
    void slotsComeInTheOrderOfTheQuestionHoweverTheirKeysAreWritten() {
        var keys = List.of(StorageKey.of(5), StorageKey.of(0), StorageKey.of(255));
        var proofs = (ArrayNode) answer.path("storageProof");
        proofs.removeAll();
        for (var key : List.of("0xff", "0x0000000000000000000000000000000000000000000000000000000000000005", "0x0")) {
            var slot = proofs.addObject().put("key", key).put("value", "0x0");
            slot.putArray("proof").add(key.length() % 2 == 0 ? key : "0x00");
        }
        question = new StateQuestion(question.address(), keys);
        assertThat(parsed().slots())
                .extracting(nodes -> nodes.getFirst().length())
                .containsExactly(32, 1, 1);
        assertThat(parsed().slots().getLast().getFirst().hex()).isEqualTo("ff");
    }

    @Test
    void anEmptyTrieIsProvenByNothingHoweverItIsWritten() {
        for (var proof : List.of("[]", "[\"0x80\"]", "null")) {
            slot().set("proof", JsonMapper.builder().build().readTree(proof));
            assertThat(parsed().slots().getFirst()).as(proof).isEmpty();
        }
        slot().remove("proof");
        assertThat(parsed().slots().getFirst()).isEmpty();
    }

    @Test
    void emptyStorageIsProvenByNothingWhereTheServerLeavesItOut() {
        answer.putArray("storageProof");
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
        answer.put("storageHash", "0x" + AccountState.EMPTY_ROOT.hex());
        assertThat(parsed().slots()).containsExactly(List.of());
    }

    @Test
    void aSlotThatIsMissingOrAnotherAccountIsNoAnswer() {
        question = new StateQuestion(question.address(), List.of(StorageKey.of(1)));
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
        read();
        answer.put("address", "0x" + "11".repeat(20));
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
        read();
        answer.remove("accountProof");
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void moreOrLargerNodesThanATrieHasAreNoAnswer() {
        var nodes = slot().putArray("proof");
        for (int i = 0; i < 65; i++) nodes.add("0x00");
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Ok.class);
        nodes.add("0x00");
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
        slot().putArray("proof").add("0x" + "00".repeat(2049));
        assertThat(ProofJson.parse(answer, question)).isInstanceOf(Parsed.Malformed.class);
    }
}
