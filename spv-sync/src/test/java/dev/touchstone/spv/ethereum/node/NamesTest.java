package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.Expiration;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameExpiry;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystem;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.PrimaryName;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.ethereum.ens.Reversal;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.offchain.GatewayHosts;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.source.HttpGateways;
import dev.touchstone.spv.practice.ethereum.NameGateway;
import dev.touchstone.spv.practice.ethereum.NameGatewayAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeNames;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What names stand for on the practice network, proven over HTTP; and what becomes of the lies that can be told of
/// them.
@TestInstance(Lifecycle.PER_CLASS)
class NamesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final NameSystem SYSTEM = NameSystems.of(1337).orElseThrow();
    private static final EthereumAddress ALICE = address(0xa1);
    private static final EthereumAddress BOB = address(0xb0);
    private static final EthereumAddress EVE = address(0xee);
    private static final ByteString SCRIPT =
            ByteString.fromHex("0014751e76e8199196d454941c45d1b3a323f1433bd6").orElseThrow();
    private static final NameRecord ETHER = new NameRecord.Address(CoinType.ETHER);

    private final AtomicInteger asked = new AtomicInteger();
    private NameGatewayAnswers lies = NameGatewayAnswers.HONEST;
    private PracticeEthereum chain;
    private NameGateway gateway;
    private TestNode test;
    private HttpClient http;

    private static EthereumAddress address(int first) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[0] = (byte) first;
        return EthereumAddress.of(bytes);
    }

    static EnsName name(String text) {
        return ((Normalization.Normalized) EnsName.normalize(text)).name();
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
        chain = PracticeEthereum.start(PracticeEthereumSettings.minimal().withContracts(true), CLOCK);
        gateway = NameGateway.start(0, CLOCK, (request, honest) -> {
            asked.incrementAndGet();
            return lies.answer(request, honest);
        });
        gateway.set(name("carol.off.eth"), EVE);
        chain.advance(1);
        chain.giveName("alice", ALICE, SCRIPT);
        chain.giveName("bob", BOB, ByteString.EMPTY);
        chain.setNameGateway(gateway.template());
        chain.advance(2);
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        test = TestNode.of(EthereumNode.start(settings, EthereumPorts.over(http, chain.time())));
        awaitNewest();
    }

    @AfterAll
    void stop() throws IOException {
        test.close();
        gateway.close();
        chain.close();
        http.close();
    }

    /// Lets a block pass, and the node see it.
    private void pass() throws InterruptedException {
        chain.advance(2);
        awaitNewest();
    }

    private void awaitNewest() throws InterruptedException {
        long newest = chain.snapshot().get().head().value() - 1;
        test.awaits(
                "head " + newest,
                now -> now.head().filter(h -> h.slot().value() >= newest).isPresent());
    }

    private Names names() {
        return new Names(chain.chain(), test.node(), HeadKind.SIGNED, CLOCK);
    }

    private GatewayRound round() {
        return new GatewayRound(new HttpGateways(http, Duration.ofSeconds(5)), _ -> true);
    }

    private static Resolution asks(String name, NameRecord record) {
        return Resolution.of(SYSTEM, name(name), record).orElseThrow();
    }

    private static <T> T proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return ((Proven<T>) finding).value();
    }

    private ByteString found(String name, NameRecord record) {
        var answer = proven(names().ask(asks(name, record))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.Found.class);
        return ((NameAnswer.Found) answer).value();
    }

    private Names.Found<ResolvedName> lookedUp(String name) throws InterruptedException {
        var question = asks(name, ETHER);
        return names().lookUp(question, names().ask(question), round());
    }

    @Test
    void theDataNameThePracticeNetworksContracts() {
        var contracts = chain.contracts().names();
        assertThat(SYSTEM.resolver()).isEqualTo(contracts.universal());
        assertThat(SYSTEM.registration().contract()).isEqualTo(contracts.registrar());
    }

    @Test
    void aNamesRecordsAreProven() {
        assertThat(found("Alice.eth", ETHER)).isEqualTo(ALICE.value());
        assertThat(found("alice.eth", new NameRecord.Address(CoinType.BITCOIN))).isEqualTo(SCRIPT);
        assertThat(found("alice.eth", new NameRecord.Text(PracticeNames.DESCRIPTION)))
                .isEqualTo(ByteString.of("A practice name.".getBytes(StandardCharsets.UTF_8)));
        assertThat(ContentAddress.ofContentHash(found("alice.eth", new NameRecord.ContentHash())))
                .isInstanceOf(ContentAddress.Ipfs.class);
    }

    @Test
    void thatThereIsNothingIsProvenToo() {
        assertThat(proven(names().ask(asks("bob.eth", new NameRecord.Address(CoinType.BITCOIN)))).answer())
                .isEqualTo(new NameAnswer.NoRecord(chain.contracts().names().resolver()));
        assertThat(proven(names().ask(asks("nobody.eth", ETHER))).answer()).isEqualTo(new NameAnswer.NoResolver());
        assertThat(proven(names().ask(asks("sub.alice.eth", ETHER))).answer()).isEqualTo(new NameAnswer.NoResolver());
    }

    @Test
    void untilWhenANameIsRegisteredIsProven() {
        var until = proven(names().ask(Expiration.of(SYSTEM, name("alice.eth")).orElseThrow()));
        assertThat(until).isInstanceOf(NameExpiry.Until.class);
        assertThat(((NameExpiry.Until) until).end()).isAfter(CLOCK.instant().plus(Duration.ofDays(300)));
        assertThat(proven(names().ask(Expiration.of(SYSTEM, name("nobody.eth")).orElseThrow())))
                .isEqualTo(new NameExpiry.Never());
        assertThat(Expiration.of(SYSTEM, name("sub.alice.eth"))).isEmpty();
        assertThat(Expiration.above(SYSTEM, name("sub.alice.eth")))
                .isEqualTo(Expiration.of(SYSTEM, name("alice.eth")));
        assertThat(Expiration.above(SYSTEM, name("alice.com"))).isEmpty();
    }

    @Test
    void anExpiredNameSaysSo() throws InterruptedException {
        chain.giveName("late", BOB, ByteString.EMPTY);
        pass();
        var expiration = Expiration.of(SYSTEM, name("late.eth")).orElseThrow();
        var key = StorageKey.of(1).entry(expiration.labelhash());
        chain.setStorage(SYSTEM.registration().contract(), key, Wei.of(1_600_000_000L).word());
        pass();
        var dated = names().ask(asks("late.eth", ETHER), expiration);
        assertThat(proven(dated.expiry())).isEqualTo(new NameExpiry.Until(Instant.ofEpochSecond(1_600_000_000L)));
        assertThat(proven(dated.finding()).answer()).isInstanceOf(NameAnswer.Found.class);
    }

    @Test
    void aProofOfANameIsCheckedFromItsBytes() {
        var finding = names().ask(asks("alice.eth", ETHER));
        assertThat(finding).isInstanceOf(Proven.class);
        var file = EthereumProofFile.of((Proven<?>) finding).orElseThrow();
        assertThat(file.statement()).startsWith("The name 'alice.eth' has the address for coin 60 " + ALICE.text());
        var read = EthereumProofFile.parse(file.toBytes());
        assertThat(read).isEqualTo(Parsed.ok(file));
        assertThat(EthereumProofFile.checkAgain(
                        (Proven<?>) finding, chain.chain(), new BlstBls(), chain.time().instant()))
                .isInstanceOf(Proven.class);
    }

    @Test
    void anotherNetworksNamesProveNothing() {
        var mainnet = NameSystems.of(1).orElseThrow();
        var question = Resolution.of(mainnet, name("alice.eth"), ETHER).orElseThrow();
        var call = test.node().call(question.input(), HeadKind.SIGNED);
        assertThat(Rules.names(chain.chain(), question, (Proven<CallResult>) call))
                .isInstanceOf(Refuted.class);
    }

    @Test
    void theCallOfAnotherNameProvesNothing() {
        var call = test.node().call(asks("bob.eth", ETHER).input(), HeadKind.SIGNED);
        var read = Rules.names(
                chain.chain(), asks("alice.eth", ETHER), (Proven<CallResult>) call);
        assertThat(read).isInstanceOf(Refuted.class);
        assertThat(((Refuted<?>) read).refutation()).isInstanceOf(Refutation.OtherQuestion.class);
    }

    @Test
    void anAccountsNameIsProvenAndAskedForItsAddressAgain() throws InterruptedException {
        var question = new Reversal(SYSTEM, ALICE, CoinType.ETHER);
        var found = names().checked(question, new Names.Found<>(names().ask(question)), Optional.empty());
        assertThat(proven(found.finding())).isInstanceOf(PrimaryName.Named.class);
        assertThat(((PrimaryName.Named) proven(found.finding())).name()).isEqualTo(name("alice.eth"));
        var nobody = new Reversal(SYSTEM, EVE, CoinType.ETHER);
        assertThat(proven(names().ask(nobody))).isEqualTo(new PrimaryName.Unanswered(new NameAnswer.NoResolver()));
    }

    @Test
    void aReverseNameThatStandsForAnotherIsNoName() throws InterruptedException {
        chain.giveName("taken", BOB, ByteString.EMPTY);
        pass();
        chain.giveName("taken", EVE, ByteString.EMPTY);
        pass();
        var bobs = proven(names().ask(new Reversal(SYSTEM, BOB, CoinType.ETHER)));
        assertThat(bobs).isEqualTo(new PrimaryName.OfAnother("taken.eth", EVE.value()));
        chain.giveName("bob", BOB, ByteString.EMPTY);
        pass();
    }

    @Test
    void aContractThatDoesNotAskTheNameAgainIsNotBelieved() throws InterruptedException {
        var question = new Reversal(SYSTEM, EVE, CoinType.ETHER);
        var said = question.returned(AbiValue.encode(List.of(
                        AbiValue.text("alice.eth"),
                        AbiValue.of(BOB),
                        AbiValue.of(BOB))))
                .orThrow();
        var unchecked = new Names.Found<>(new Claimed<>(said, "a contract", CLOCK.instant()));
        assertThat(names().checked(question, unchecked, Optional.empty()).finding()).isInstanceOf(Refuted.class);
    }

    @Test
    void aNameOutsideTheChainNamesItsGatewayAndAsksNobody() {
        int before = asked.get();
        var answer = proven(names().ask(asks("carol.off.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.Outside.class);
        assertThat(GatewayHosts.of(((NameAnswer.Outside) answer).lookup())).containsExactly("127.0.0.1");
        assertThat(asked.get()).isEqualTo(before);
    }

    @Test
    void whatAGatewaySaysIsClaimedAndTheContractTookIt() throws InterruptedException {
        var found = lookedUp("carol.off.eth");
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        var claimed = (Claimed<ResolvedName>) found.finding();
        assertThat(claimed.source()).startsWith("127.0.0.1");
        assertThat(claimed.value().answer())
                .isEqualTo(new NameAnswer.Found(EVE.value(), chain.contracts().names().offchain()));
        assertThat(found.taken()).isPresent();
        assertThat(EthereumProofFile.of(found.taken().get())).isPresent();
    }

    @Test
    void aGatewayIsAlsoAskedByPost() throws InterruptedException {
        chain.setNameGateway(gateway.postTemplate());
        pass();
        assertThat(lookedUp("carol.off.eth").finding().shown().orElseThrow().answer())
                .isInstanceOf(NameAnswer.Found.class);
        chain.setNameGateway(gateway.template());
        pass();
    }

    @Test
    void whatAGatewayDidNotSignIsNotTaken() throws InterruptedException {
        lies = (_, honest) -> honest.withBody(tampered(honest));
        var found = lookedUp("carol.off.eth");
        lies = NameGatewayAnswers.HONEST;
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
            lies = (_, honest) ->
                    honest.withStatus(status).withHeader("location", "http://127.0.0.1:" + chain.rpcUrl().getPort());
            failed();
        }
        lies = (_, honest) -> honest.withBody(ByteString.of(new byte[700_000]));
        failed();
        lies = (_, honest) -> honest.withBody(ByteString.of("{\"data\":\"0xzz\"}".getBytes(StandardCharsets.US_ASCII)));
        failed();
        lies = NameGatewayAnswers.HONEST;
    }

    private void failed() throws InterruptedException {
        var found = lookedUp("carol.off.eth");
        assertThat(found.finding()).isInstanceOf(Claimed.class);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.GatewayFailed.class);
    }

    @Test
    void onlyWhomThePersonAgreedToIsAsked() throws InterruptedException {
        int before = asked.get();
        var question = asks("carol.off.eth", ETHER);
        var nobody = new GatewayRound(new HttpGateways(http, Duration.ofSeconds(5)), _ -> false);
        var found = names().lookUp(question, names().ask(question), nobody);
        assertThat(asked.get()).isEqualTo(before);
        assertThat(found.finding().shown().orElseThrow().answer()).isInstanceOf(NameAnswer.GatewayFailed.class);
    }

    @Test
    void aLookupInAnotherContractsNameIsNotFollowed() {
        var lookup = ((NameAnswer.Outside) proven(names().ask(asks("carol.off.eth", ETHER))).answer()).lookup();
        var call = test.node()
                .call(
                        CallInput.of(
                                chain.contracts().names().offchain(),
                                asks("carol.off.eth", ETHER).call().data()),
                        HeadKind.SIGNED);
        var reverted = (CallResult.Outcome.Reverted)
                ((Proven<CallResult>) call).value().outcome();
        assertThat(asks("carol.off.eth", ETHER).reverted(reverted.bytes()).orThrow().answer())
                .isEqualTo(new NameAnswer.ForeignLookup(chain.contracts().names().offchain()));
        assertThat(lookup.sender()).isEqualTo(SYSTEM.resolver());
    }

    @Test
    void aResolverThatIsNoContractIsNamed() throws InterruptedException {
        chain.giveName("empty", BOB, ByteString.EMPTY);
        pass();
        var node = StorageKey.of(0).entry(name("empty.eth").namehash()).value();
        var resolver = new StorageKey(next(node));
        chain.setStorage(chain.contracts().names().registry(), resolver, Wei.of(0xdead).word());
        pass();
        var answer = proven(names().ask(asks("empty.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.NoContract.class);
        chain.giveName("bob", BOB, ByteString.EMPTY);
        pass();
    }

    private static Hash256 next(Hash256 word) {
        var number = new BigInteger(1, word.toBytes()).add(BigInteger.ONE);
        return StorageKey.of(number).value();
    }

    @Test
    void aRecordThatTheResolverDoesNotKnowIsUnsupported() throws InterruptedException {
        chain.giveName("plain", EVE, ByteString.EMPTY);
        pass();
        var node = StorageKey.of(0).entry(name("plain.eth").namehash()).value();
        var registry = new BigInteger(1, chain.contracts().names().registry().value().toArray());
        chain.setStorage(chain.contracts().names().registry(), new StorageKey(next(node)), StorageKey.of(registry).value());
        pass();
        var answer = proven(names().ask(asks("plain.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.ResolverFailed.class);
    }
}
