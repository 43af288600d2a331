package dev.touchstone.app;

import static dev.touchstone.app.BeaconLies.at;
import static dev.touchstone.app.BeaconLies.attesting;
import static dev.touchstone.app.BeaconLies.bootstrap;
import static dev.touchstone.app.BeaconLies.by;
import static dev.touchstone.app.BeaconLies.finalizing;
import static dev.touchstone.app.BeaconLies.flipped;
import static dev.touchstone.app.BeaconLies.in;
import static dev.touchstone.app.BeaconLies.signedAt;
import static dev.touchstone.app.BeaconLies.signedBy;
import static dev.touchstone.app.BeaconLies.updates;
import static dev.touchstone.app.Lie.aboutABalance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.practice.ethereum.EthereumForge;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.http.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each lie that a beacon node can tell, over real HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class ConsensusLiesTest {
    private static final long OLD = 16;

    private LyingNode node;
    private EthereumForge forge;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        node = LyingNode.start(folder);
        forge = node.forge();
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    Stream<Lie> aboutTheNewestBlock() {
        return Stream.of(
                aboutABalance(
                        "a digit of the signature",
                        updates(u -> signedBy(
                                u,
                                new SyncAggregate(
                                        u.aggregate().bits(),
                                        flipped(u.aggregate().signature(), 95)))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "no point of the curve as the signature",
                        updates(u -> signedBy(u, new SyncAggregate(u.aggregate().bits(), ByteString.of(new byte[96])))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "a signer who did not sign",
                        updates(u -> signedBy(
                                u,
                                new SyncAggregate(
                                        flipped(u.aggregate().bits(), 0),
                                        u.aggregate().signature()))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "nobody signed",
                        updates(u -> signedBy(
                                u,
                                new SyncAggregate(
                                        ByteString.of(new byte[4]),
                                        u.aggregate().signature()))),
                        "NobodySigned",
                        "Nobody"),
                aboutABalance(
                        "signed by strangers",
                        updates(u ->
                                signedBy(u, forge.signedByStrangers(u.attested().beacon(), u.signatureSlot()))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "another block",
                        updates(u -> attesting(u, by(u.attested(), 99))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "a block of another slot",
                        updates(u -> attesting(
                                u, in(u.attested(), u.attested().beacon().slot().value() - 1))),
                        "BadAggregateSignature",
                        "did not"),
                aboutABalance(
                        "signed in the future",
                        updates(u -> signedAt(u, u.signatureSlot().value() + 100)),
                        "SlotsOutOfOrder",
                        "future"),
                aboutABalance(
                        "signed before it was made",
                        updates(u -> signedAt(u, u.attested().beacon().slot().value())),
                        "SlotsOutOfOrder",
                        "contradict"),
                aboutABalance(
                        "signed by the committee before",
                        updates(u -> signedAt(u, u.signatureSlot().value() - 64)),
                        "SlotsOutOfOrder",
                        "contradict"),
                aboutABalance(
                        "another final block",
                        updates(u -> finalizing(
                                u, u.finality().map(f -> by(f.header(), 99)).orElse(u.attested()))),
                        "FinalityNotInState",
                        "final"),
                aboutABalance(
                        "the block said to be final is the newest",
                        updates(u -> finalizing(u, u.attested())),
                        "FinalityNotInState",
                        "final"),
                aboutABalance(
                        "another Ethereum block in it",
                        updates(u -> attesting(
                                u,
                                new LightClientHeader(
                                        u.attested().beacon(),
                                        forge.bootstrap(Slot.of(8)).header().execution()))),
                        "ExecutionNotInBlock",
                        "does not belong"));
    }

    Stream<Lie> aboutTheBeginning() {
        return Stream.of(
                aboutABalance(
                        "another block as the checkpoint's",
                        bootstrap(b -> forge.bootstrap(Slot.of(8))),
                        "WrongBeaconBlock",
                        "different block"),
                aboutABalance(
                        "a committee of strangers",
                        bootstrap(b -> new LightClientBootstrap(b.header(), forge.strangers(0), b.committeeBranch())),
                        "CommitteeNotInState",
                        "not the real one"),
                aboutABalance(
                        "a committee with the key that is no key",
                        bootstrap(b -> new LightClientBootstrap(
                                b.header(),
                                EthereumForge.withKey(b.committee(), 3, EthereumForge.infinityKey()),
                                b.committeeBranch())),
                        "CommitteeNotInState",
                        "not the real one"),
                aboutABalance(
                        "a branch of the committee with a digit changed",
                        bootstrap(b ->
                                new LightClientBootstrap(b.header(), b.committee(), otherBranch(b.committeeBranch()))),
                        "CommitteeNotInState",
                        "not the real one"),
                aboutABalance(
                        "another Ethereum block in the checkpoint",
                        bootstrap(b -> new LightClientBootstrap(
                                new LightClientHeader(
                                        b.header().beacon(),
                                        forge.bootstrap(Slot.of(8)).header().execution()),
                                b.committee(),
                                b.committeeBranch())),
                        "ExecutionNotInBlock",
                        "does not belong"));
    }

    private static List<Hash256> otherBranch(List<Hash256> branch) {
        return Stream.concat(Stream.of(branch.getLast()), branch.stream().skip(1))
                .toList();
    }

    /// To one who begins a period ago.
    Stream<Lie> aboutTheNextCommittee() {
        return Stream.of(
                aboutABalance(
                        "a next committee of strangers",
                        periods(u -> next(u, forge.strangers(1))),
                        "CommitteeNotInState",
                        "not the real one"),
                aboutABalance(
                        "the next committee is said to be the one before",
                        periods(u -> next(u, forge.committee(0))),
                        "CommitteeNotInState",
                        "not the real one"),
                aboutABalance(
                        "a next committee that nobody signed for",
                        periods(u -> signedBy(
                                u,
                                new SyncAggregate(
                                        u.aggregate().bits(),
                                        flipped(u.aggregate().signature(), 95)))),
                        "BadAggregateSignature",
                        "did not"));
    }

    private static PracticeEthereumAnswers periods(UnaryOperator<LightClientUpdate> change) {
        return at("/updates", honest -> {
            var chunks =
                    UpdateChunks.split(honest.content().toArray()).toOptional().orElseThrow();
            return honest.withBody(UpdateChunks.join(chunks.stream()
                    .map(chunk -> BeaconLies.changed(chunk, change))
                    .toList()));
        });
    }

    private static LightClientUpdate next(LightClientUpdate update, SyncCommittee committee) {
        var next = update.next().map(honest -> new LightClientUpdate.NextCommittee(committee, honest.branch()));
        return new LightClientUpdate(
                update.attested(), next, update.finality(), update.aggregate(), update.signatureSlot());
    }

    Stream<Lie> aboutTheWire() {
        return Stream.of(
                aboutABalance(
                        "far too much",
                        at("_update", a -> a.withBody(ByteString.of(new byte[40 << 20]))),
                        "Offline",
                        "far too much"),
                aboutABalance(
                        "broken off",
                        at("_update", a -> a.sent(Delivery.AT_ONCE.brokenOffAfter(100))),
                        "Offline",
                        "not reachable"),
                aboutABalance(
                        "hangs up",
                        at("_update", a -> a.sent(Delivery.AT_ONCE.withoutAnswer())),
                        "Offline",
                        "not reachable"),
                aboutABalance("nothing", at("_update", a -> a.withBody(ByteString.EMPTY)), "Offline", "makes no sense"),
                aboutABalance(
                        "half of an update",
                        at(
                                "_update",
                                a -> a.withBody(ByteString.copyOf(
                                        a.content().toArray(), 0, a.content().length() / 2))),
                        "Offline",
                        "makes no sense"),
                aboutABalance(
                        "sent elsewhere",
                        at("_update", a -> a.withStatus(302).withHeader("location", "http://127.0.0.1:1/")),
                        "Offline",
                        "sends the question elsewhere"),
                aboutABalance(
                        "a checkpoint of a fork that nobody knows",
                        at("/bootstrap/", a -> a.withHeader("Eth-Consensus-Version", "heze")),
                        "Offline",
                        "the fork 'heze'"));
    }

    @ParameterizedTest
    @MethodSource({"aboutTheNewestBlock", "aboutTheBeginning"})
    void isNamedAndNeverShown(Lie lie) {
        isCaught(node.asked(lie.told(), "balance", LyingNode.RICH), lie);
    }

    @ParameterizedTest
    @MethodSource("aboutTheNextCommittee")
    void isNamedByOneWhoBeganBefore(Lie lie) {
        isCaught(node.asked(lie.told(), node.rootAt(OLD), "balance", LyingNode.RICH), lie);
    }

    private void isCaught(Terminal.Said said, Lie lie) {
        var error = said.exits(1).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("CaughtLying");
        assertThat(error.path("message").asString()).contains(node.beacon(), lie.seen());
        assertThat(error.path("caught")).isNotEmpty().allSatisfy(caught -> {
            assertThat(caught.path("source").asString()).isEqualTo(node.beacon());
            assertThat(caught.path("refutation").asString()).isEqualTo(lie.verdict());
        });
    }

    @ParameterizedTest
    @MethodSource("aboutTheWire")
    void isNoAnswerAndTheServerIsNamed(Lie lie) {
        var error = node.asked(lie.told(), "balance", LyingNode.RICH)
                .exits(3)
                .json()
                .path("error");
        assertThat(error.path("code").asString()).isEqualTo(lie.verdict());
        assertThat(error.path("message").asString()).contains(node.beacon(), lie.seen());
    }

    @Test
    void anotherNetworkIsNamed() {
        var told = at("/genesis", a -> {
            var json = a.json();
            ExecutionLies.flip("data", "genesis_validators_root").accept(json);
            return a.withBody(json);
        });
        var error = node.asked(told, "head").exits(1).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("WrongNetwork");
        assertThat(error.path("message").asString()).contains(node.beacon(), "its genesis is another");
    }

    /// A block that a third of the committee signed is as old news as if it had not been said.
    @Test
    void whatAThirdSignedIsNotTheNewestBlock() {
        var told = updates(u -> signedBy(u, forge.signed(u.attested().beacon(), u.signatureSlot(), 11)));
        var head = node.asked(told, "head").json().path("head");
        assertThat(head.path("standing").asString()).isEqualTo("checkpoint");
    }

    /// The update of long ago, for ever.
    @Test
    void anOldHeadIsSaidToBeOld() {
        var old = forge.update(Slot.of(OLD + 1));
        var json = node.asked(updates(_ -> old), node.rootAt(OLD), "balance", LyingNode.RICH)
                .exits(3)
                .json();
        assertThat(json.path("head").path("slot").asLong()).isLessThan(LyingNode.PAST_SLOTS - OLD);
        assertThat(json.path("error").path("code").asString()).isEqualTo("HeadTooOld");
        assertThat(json.path("error").path("message").asString()).contains("5 min old", "out of date");
    }

    @Test
    void aPeriodThatIsPassedOverLeadsNowhere() {
        var told = at("/updates", a -> a.withBody(ByteString.EMPTY));
        var said = node.asked(told, node.rootAt(OLD), "balance", LyingNode.RICH)
                .exits(3)
                .json();
        assertThat(said.has("balance")).isFalse();
        assertThat(said.path("error").path("message").asString()).contains(node.beacon(), "no update of period 0");
    }

    /// The name of a fork is not believed: what matters is that the content is what was signed.
    @Test
    void aFalseForkInTheHeadDoesNoHarm() {
        var told = at("_update", a -> a.withHeader("Eth-Consensus-Version", "altair"));
        var json = node.asked(told, "balance", LyingNode.RICH).exits(0).json();
        assertThat(json.path("ether").asString()).isEqualTo("6.000000000000000000");
    }

    @Test
    void aForkThatNobodyKnowsIsNoLieButSaysWhatToDo() {
        var told = at("_update", a -> a.withHeader("Eth-Consensus-Version", "heze"));
        var error = node.asked(told, "balance", LyingNode.RICH).exits(3).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("RulesUnknown");
        assertThat(error.path("message").asString()).contains("If they tell the truth", "--beacon");
    }
}
