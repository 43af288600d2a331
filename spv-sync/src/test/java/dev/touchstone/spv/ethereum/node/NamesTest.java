package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.ethereum.node.NamedChain.ALICE;
import static dev.touchstone.spv.ethereum.node.NamedChain.BOB;
import static dev.touchstone.spv.ethereum.node.NamedChain.CLOCK;
import static dev.touchstone.spv.ethereum.node.NamedChain.ETHER;
import static dev.touchstone.spv.ethereum.node.NamedChain.EVE;
import static dev.touchstone.spv.ethereum.node.NamedChain.SCRIPT;
import static dev.touchstone.spv.ethereum.node.NamedChain.SYSTEM;
import static dev.touchstone.spv.ethereum.node.NamedChain.asks;
import static dev.touchstone.spv.ethereum.node.NamedChain.name;
import static dev.touchstone.spv.ethereum.node.NamedChain.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.ContentAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.Expiration;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameExpiry;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.PrimaryName;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.Reversal;
import dev.touchstone.spv.practice.ethereum.PracticeNames;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What names stand for on the practice network, proven over HTTP; and what is said of them that does not hold.
@TestInstance(Lifecycle.PER_CLASS)
class NamesTest {
    private NamedChain named;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        named = NamedChain.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        named.close();
    }

    private ByteString found(String name, NameRecord record) {
        var answer = proven(named.names().ask(asks(name, record))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.Found.class);
        return ((NameAnswer.Found) answer).value();
    }

    @Test
    void theDataNameThePracticeNetworksContracts() {
        var contracts = named.chain.contracts().names();
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
        assertThat(proven(named.names().ask(asks("bob.eth", new NameRecord.Address(CoinType.BITCOIN))))
                        .answer())
                .isEqualTo(
                        new NameAnswer.NoRecord(named.chain.contracts().names().resolver()));
        assertThat(proven(named.names().ask(asks("nobody.eth", ETHER))).answer())
                .isEqualTo(new NameAnswer.NoResolver());
        assertThat(proven(named.names().ask(asks("sub.alice.eth", ETHER))).answer())
                .isEqualTo(new NameAnswer.NoResolver());
    }

    @Test
    void untilWhenANameIsRegisteredIsProven() {
        var until = proven(
                named.names().ask(Expiration.of(SYSTEM, name("alice.eth")).orElseThrow()));
        assertThat(until).isInstanceOf(NameExpiry.Until.class);
        assertThat(((NameExpiry.Until) until).end()).isAfter(CLOCK.instant().plus(Duration.ofDays(300)));
        assertThat(proven(named.names()
                        .ask(Expiration.of(SYSTEM, name("nobody.eth")).orElseThrow())))
                .isEqualTo(new NameExpiry.Never());
        assertThat(Expiration.of(SYSTEM, name("sub.alice.eth"))).isEmpty();
        assertThat(Expiration.above(SYSTEM, name("sub.alice.eth"))).isEqualTo(Expiration.of(SYSTEM, name("alice.eth")));
        assertThat(Expiration.above(SYSTEM, name("alice.com"))).isEmpty();
    }

    @Test
    void anExpiredNameSaysSo() throws InterruptedException {
        named.chain.giveName("late", BOB, ByteString.EMPTY);
        named.pass();
        var expiration = Expiration.of(SYSTEM, name("late.eth")).orElseThrow();
        var key = StorageKey.of(1).entry(expiration.labelhash());
        named.chain.setStorage(
                SYSTEM.registration().contract(), key, Wei.of(1_600_000_000L).word());
        named.pass();
        var dated = named.names().ask(asks("late.eth", ETHER), expiration);
        assertThat(proven(dated.expiry())).isEqualTo(new NameExpiry.Until(Instant.ofEpochSecond(1_600_000_000L)));
        assertThat(proven(dated.finding()).answer()).isInstanceOf(NameAnswer.Found.class);
    }

    @Test
    void aProofOfANameIsCheckedFromItsBytes() {
        var finding = named.names().ask(asks("alice.eth", ETHER));
        assertThat(finding).isInstanceOf(Proven.class);
        var file = EthereumProofFile.of((Proven<?>) finding).orElseThrow();
        assertThat(file.statement()).startsWith("The name 'alice.eth' has the address for coin 60 " + ALICE.text());
        var read = EthereumProofFile.parse(file.toBytes());
        assertThat(read).isEqualTo(Parsed.ok(file));
        assertThat(EthereumProofFile.checkAgain(
                        (Proven<?>) finding,
                        named.chain.chain(),
                        new BlstBls(),
                        named.chain.time().instant()))
                .isInstanceOf(Proven.class);
    }

    @Test
    void anotherNetworksNamesProveNothing() {
        var mainnet = NameSystems.of(1).orElseThrow();
        var question = Resolution.of(mainnet, name("alice.eth"), ETHER).orElseThrow();
        var call = named.test.node().call(question.input(), HeadKind.SIGNED);
        assertThat(Rules.names(named.chain.chain(), question, (Proven<CallResult>) call))
                .isInstanceOf(Refuted.class);
    }

    @Test
    void theCallOfAnotherNameProvesNothing() {
        var call = named.test.node().call(asks("bob.eth", ETHER).input(), HeadKind.SIGNED);
        var read = Rules.names(named.chain.chain(), asks("alice.eth", ETHER), (Proven<CallResult>) call);
        assertThat(read).isInstanceOf(Refuted.class);
        assertThat(((Refuted<?>) read).refutation()).isInstanceOf(Refutation.OtherQuestion.class);
    }

    @Test
    void anAccountsNameIsProvenAndAskedForItsAddressAgain() throws InterruptedException {
        var question = new Reversal(SYSTEM, ALICE, CoinType.ETHER);
        var found =
                named.names().checked(question, new Names.Found<>(named.names().ask(question)), Optional.empty());
        assertThat(proven(found.finding())).isInstanceOf(PrimaryName.Named.class);
        assertThat(((PrimaryName.Named) proven(found.finding())).name()).isEqualTo(name("alice.eth"));
        var nobody = new Reversal(SYSTEM, NamedChain.address(0xdd), CoinType.ETHER);
        assertThat(proven(named.names().ask(nobody)))
                .isEqualTo(new PrimaryName.Unanswered(new NameAnswer.NoResolver()));
    }

    @Test
    void aReverseNameThatStandsForAnotherIsNoName() throws InterruptedException {
        named.chain.giveName("taken", BOB, ByteString.EMPTY);
        named.pass();
        named.chain.giveName("taken", EVE, ByteString.EMPTY);
        named.pass();
        var bobs = proven(named.names().ask(new Reversal(SYSTEM, BOB, CoinType.ETHER)));
        assertThat(bobs).isEqualTo(new PrimaryName.OfAnother("taken.eth", EVE.value()));
        named.chain.giveName("bob", BOB, ByteString.EMPTY);
        named.pass();
    }

    @Test
    void aContractThatDoesNotAskTheNameAgainIsNotBelieved() throws InterruptedException {
        var question = new Reversal(SYSTEM, EVE, CoinType.ETHER);
        var said = question.returned(
                        AbiValue.encode(List.of(AbiValue.text("alice.eth"), AbiValue.of(BOB), AbiValue.of(BOB))))
                .orThrow();
        var unchecked = new Names.Found<>(new Claimed<>(said, "a contract", CLOCK.instant()));
        assertThat(named.names().checked(question, unchecked, Optional.empty()).finding())
                .isInstanceOf(Refuted.class);
    }

    @Test
    void aResolverThatIsNoContractIsNamed() throws InterruptedException {
        named.chain.giveName("empty", BOB, ByteString.EMPTY);
        named.pass();
        var node = StorageKey.of(0).entry(name("empty.eth").namehash()).value();
        var resolver = new StorageKey(next(node));
        named.chain.setStorage(
                named.chain.contracts().names().registry(),
                resolver,
                Wei.of(0xdead).word());
        named.pass();
        var answer = proven(named.names().ask(asks("empty.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.NoContract.class);
        named.chain.giveName("bob", BOB, ByteString.EMPTY);
        named.pass();
    }

    private static Hash256 next(Hash256 word) {
        var number = new BigInteger(1, word.toBytes()).add(BigInteger.ONE);
        return StorageKey.of(number).value();
    }

    @Test
    void aRecordThatTheResolverDoesNotKnowIsUnsupported() throws InterruptedException {
        named.chain.giveName("plain", EVE, ByteString.EMPTY);
        named.pass();
        var node = StorageKey.of(0).entry(name("plain.eth").namehash()).value();
        var registry = new BigInteger(
                1, named.chain.contracts().names().registry().value().toArray());
        named.chain.setStorage(
                named.chain.contracts().names().registry(),
                new StorageKey(next(node)),
                StorageKey.of(registry).value());
        named.pass();
        var answer = proven(named.names().ask(asks("plain.eth", ETHER))).answer();
        assertThat(answer).isInstanceOf(NameAnswer.ResolverFailed.class);
    }
}
