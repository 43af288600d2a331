package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.NamedChain.BOB;
import static dev.touchstone.spv.ethereum.node.NamedChain.ETHER;
import static dev.touchstone.spv.ethereum.node.NamedChain.EVE;
import static dev.touchstone.spv.ethereum.node.NamedChain.SYSTEM;
import static dev.touchstone.spv.ethereum.node.NamedChain.asks;
import static dev.touchstone.spv.ethereum.node.NamedChain.name;
import static dev.touchstone.spv.ethereum.node.NamedChain.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.ethereum.offchain.GatewayHosts;
import dev.touchstone.spv.practice.ethereum.NameGatewayAnswers;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Names of the practice network that are kept outside the chain: who is asked, and the lies that gateways can
/// tell.
@TestInstance(Lifecycle.PER_CLASS)
class OffchainNamesTest {
    private NamedChain named;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        named = NamedChain.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        named.close();
    }

    private Names.Found<ResolvedName> lookedUp(String name) throws InterruptedException {
        var question = asks(name, ETHER);
        return named.names()
                .lookUp(question, named.names().ask(question), named.round(_ -> true, Duration.ofSeconds(5)));
    }

    @Test
    void aNameOutsideTheChainNamesItsGatewayAndAsksNobody() {
        int before = named.asked.get();
        var answer = proven(named.names().ask(asks("carol.off.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.Outside.class);
        assertThat(GatewayHosts.of(((NameAnswer.Outside) answer).lookup())).containsExactly("127.0.0.1");
        assertThat(named.asked.get()).isEqualTo(before);
    }

    @Test
    void whatAGatewaySaysIsClaimedAndTheContractTookIt() throws InterruptedException {
        var found = lookedUp("carol.off.eth");
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        var claimed = (Claimed<ResolvedName>) found.finding();
        assertThat(claimed.source()).startsWith("127.0.0.1");
        assertThat(claimed.value().answer())
                .isEqualTo(new NameAnswer.Found(
                        EVE.value(), named.chain.contracts().names().offchain()));
        assertThat(found.taken()).isPresent();
        assertThat(EthereumProofFile.of(found.taken().get())).isPresent();
    }

    @Test
    void aGatewayIsAlsoAskedByPost() throws InterruptedException {
        named.chain.setNameGateway(named.gateway.postTemplate());
        named.pass();
        assertThat(lookedUp("carol.off.eth").finding().shown().orElseThrow().answer())
                .isInstanceOf(NameAnswer.Found.class);
        named.chain.setNameGateway(named.gateway.template());
        named.pass();
    }

    @Test
    void whatAGatewayDidNotSignIsNotTaken() throws InterruptedException {
        named.lie((_, honest) -> honest.withBody(tampered(honest)));
        var found = lookedUp("carol.off.eth");
        named.lie(NameGatewayAnswers.HONEST);
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.ResolverFailed.class);
    }

    /// The same answer with another address in it.
    private static ByteString tampered(HttpAnswer honest) {
        var text = new String(honest.content().toArray(), StandardCharsets.US_ASCII);
        var other = text.replace(EVE.value().hex(), BOB.value().hex());
        return ByteString.of(other.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aGatewayThatFailsOrSendsElsewhereOrDripsLeavesTheNameUnknown() throws InterruptedException {
        for (int status : new int[] {302, 404, 500}) {
            named.lie((_, honest) -> honest.withStatus(status)
                    .withHeader("location", named.chain.rpcUrl().toString()));
            failed();
        }
        named.lie((_, honest) -> honest.withBody(ByteString.of(new byte[700_000])));
        failed();
        var nonsense = "{\"data\":\"0xzz\"}".getBytes(StandardCharsets.US_ASCII);
        named.lie((_, honest) -> honest.withBody(ByteString.of(nonsense)));
        failed();
        named.lie(NameGatewayAnswers.HONEST);
    }

    private void failed() throws InterruptedException {
        var found = lookedUp("carol.off.eth");
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.GatewayFailed.class);
    }

    @Test
    void onlyWhomThePersonAgreedToIsAsked() throws InterruptedException {
        int before = named.asked.get();
        var question = asks("carol.off.eth", ETHER);
        var nobody = named.round(_ -> false, Duration.ofSeconds(5));
        var found = named.names().lookUp(question, named.names().ask(question), nobody);
        assertThat(named.asked.get()).isEqualTo(before);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.GatewayFailed.class);
    }

    @Test
    void aLookupInAnotherContractsNameIsNotFollowed() {
        var lookup = ((NameAnswer.Outside)
                        proven(named.names().ask(asks("carol.off.eth", ETHER))).answer())
                .lookup();
        var call = named.call(
                named.chain.contracts().names().offchain(),
                asks("carol.off.eth", ETHER).call().data());
        var reverted = (CallResult.Outcome.Reverted) call.value().outcome();
        assertThat(asks("carol.off.eth", ETHER)
                        .reverted(reverted.bytes())
                        .orThrow()
                        .answer())
                .isEqualTo(new NameAnswer.ForeignLookup(
                        named.chain.contracts().names().offchain()));
        assertThat(lookup.sender()).isEqualTo(SYSTEM.resolver());
    }

    @Test
    void aGatewayThatDoesNotAnswerIsNotWaitedForLong() throws InterruptedException {
        var held = new CountDownLatch(1);
        named.lie((_, honest) -> {
            held.await();
            return honest;
        });
        var question = asks("carol.off.eth", ETHER);
        var found = named.names()
                .lookUp(question, named.names().ask(question), named.round(_ -> true, Duration.ofMillis(300)));
        held.countDown();
        named.lie(NameGatewayAnswers.HONEST);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.GatewayFailed.class);
    }
}
