package dev.touchstone.app;

import static dev.touchstone.app.CollectionNetwork.OTHER;
import static dev.touchstone.app.CollectionNetwork.THIEF;
import static dev.touchstone.app.CollectionNetwork.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Who owns a piece of a collection, over real HTTP: the right owner is proven, and whatever a server says, nobody
/// else ever is.
@TestInstance(Lifecycle.PER_CLASS)
class NftLiesTest {
    private CollectionNetwork chain;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        chain = CollectionNetwork.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        chain.close();
    }

    private Terminal.Said asks(PracticeEthereumAnswers told, List<String> question) {
        var all = new ArrayList<>(question);
        all.add("--json");
        return chain.node().typed(told, all);
    }

    private JsonNode honestly(int exit, List<String> question) {
        return asks(PracticeEthereumAnswers.HONEST, question).exits(exit).json();
    }

    @Test
    void theOwnerIsProven() {
        for (var collection : List.of(chain.pieces(), CollectionNetwork.PROXY, CollectionNetwork.DELEGATED)) {
            var json = honestly(0, own(collection, 1, chain.owner()));
            assertThat(json.path("standing").asString()).isEqualTo("Proven");
            assertThat(json.path("owner").asString()).isEqualTo(chain.owner().text());
        }
    }

    @Test
    void whoGaveItAwayIsToldWhoseItIsNow() {
        var question = own(chain.pieces(), 2, chain.owner());
        var json = honestly(1, question);
        assertThat(json.path("standing").asString()).isEqualTo("Proven");
        assertThat(json.path("owner").asString()).isEqualTo(OTHER.text());
        assertThat(json.path("refutation").asString()).isEqualTo("OwnedByAnother");
        var page = chain.node().typed(PracticeEthereumAnswers.HONEST, question).exits(1);
        assertThat(page.out()).contains(chain.owner().text() + " does not own it.", OTHER.text());
        assertThat(honestly(0, own(chain.pieces(), 2, OTHER)).path("owner").asString())
                .isEqualTo(OTHER.text());
    }

    @Test
    void whatIsBurnedOrNeverMadeOrNotSingleHasNoOwner() {
        for (var question : List.of(
                own(chain.pieces(), 3, chain.owner()),
                own(chain.pieces(), 99, chain.owner()),
                own(chain.items(), 3, chain.owner()))) {
            var json = honestly(1, question);
            assertThat(json.path("standing").asString()).isEqualTo("Failed");
            assertThat(json.path("refutation").asString()).isEqualTo("ContractRefused");
            assertThat(json.path("because").asString()).contains("The contract refuses to answer this.");
            assertThat(json.path("caught")).isEmpty();
            assertThat(json.has("owner")).isFalse();
        }
    }

    /// Whose code it is that runs matters, and nothing else: an impostor is proven to say what it says.
    @Test
    void anImpostorSpeaksForItselfOnly() {
        var json = honestly(0, own(CollectionNetwork.IMPOSTOR, 1, THIEF));
        assertThat(json.path("contract").asString()).isEqualTo(CollectionNetwork.IMPOSTOR.text());
        assertThat(honestly(1, own(chain.pieces(), 1, THIEF)).path("owner").asString())
                .isEqualTo(chain.owner().text());
    }

    Stream<Lie> lies() {
        var lies = new NftLies(chain);
        return Stream.concat(lies.aboutTheOwner(), lies.aboutTheCollection());
    }

    Stream<Lie> ofNoUse() {
        return new NftLies(chain).ofNoUse();
    }

    @Test
    void thereAreMoreThanTwentyOfThem() {
        assertThat(lies().map(Lie::name)).hasSize(23).doesNotHaveDuplicates();
        assertThat(ofNoUse()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void isNamedAndNobodyIsShownAsOwner(Lie lie) {
        var json = asks(lie.told(), lie.question()).exits(1).json();
        assertThat(json.path("standing").asString()).isEqualTo("Failed");
        assertThat(json.path("refutation").asString()).isEqualTo(lie.verdict());
        assertThat(json.path("because").asString()).contains(lie.seen());
        assertThat(json.path("caught")).isNotEmpty().allSatisfy(caught -> {
            assertThat(caught.path("source").asString()).isEqualTo(chain.node().rpc());
            assertThat(caught.path("refutation").asString()).isEqualTo(lie.verdict());
        });
        assertThat(json.has("owner")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofNoUse")
    void provesNothingAndTheServerIsNamed(Lie lie) {
        var json = asks(lie.told(), lie.question()).exits(3).json();
        assertThat(json.path("standing").asString()).isEqualTo("Checking");
        assertThat(json.path("because").asString()).isNotEmpty();
        assertThat(json.has("owner")).isFalse();
        assertThat(json.path("sources").valueStream())
                .filteredOn(row -> row.path("role").asString().equals("execution"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("trouble").asString()).isEqualTo(lie.verdict()));
    }

    @Test
    void aServerOfAnotherChainIsNotHeard() {
        var told = ExecutionLies.instead("eth_chainId", _ -> JsonNodeFactory.instance.stringNode("0x1"));
        var error = asks(told, own(chain.pieces(), 1, THIEF)).exits(1).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("WrongNetwork");
        assertThat(error.path("message").asString()).contains(chain.node().rpc(), "chain 1, not 1337");
    }

    /// The block that the committee signed for says what the state root is.
    @Test
    void aServersWordForTheStateRootIsNotHeard() {
        var told = ExecutionLies.changed("eth_getBlockByHash", ExecutionLies.flip("stateRoot"));
        var json = asks(told, own(chain.pieces(), 1, THIEF)).exits(1).json();
        assertThat(json.path("refutation").asString()).isEqualTo("OwnedByAnother");
        assertThat(json.path("owner").asString()).isEqualTo(chain.owner().text());
    }

    /// What stands beside the nodes is not read.
    @Test
    void falseWordsBesideTrueNodesAreNotHeard() {
        var thief = "0x" + CollectionNetwork.word(THIEF).hex();
        var told = ExecutionLies.changed("eth_getProof", result -> {
            ExecutionLies.put(thief, "storageHash").accept(result);
            ExecutionLies.put(thief, "storageProof", "0", "value").accept(result);
        });
        var json = asks(told, own(chain.pieces(), 1, chain.owner())).exits(0).json();
        assertThat(json.path("owner").asString()).isEqualTo(chain.owner().text());
    }
}
