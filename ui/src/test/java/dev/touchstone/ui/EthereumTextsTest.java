package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Evidence.BlockList;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.text.EthereumStatus;
import dev.touchstone.ui.text.EthereumTexts;
import dev.touchstone.ui.text.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that can be said of Ethereum is one or more whole sentences in plain words.
class EthereumTextsTest {
    private static final AgeFormat AGES = new AgeFormat(ZoneOffset.UTC);
    private static final Pattern WORDS = Pattern.compile("[ .,:;]+");
    private static final Pattern CLAUSES = Pattern.compile("[.;:,] ");
    private static final Slot SLOT = Slot.of(218_112);
    private static final Refutation LIE = new Refutation.BadAggregateSignature(SLOT);

    static Stream<Stage> stages() {
        return Stream.of(
                new Stage.NotSetUp(),
                new Stage.Offline(true),
                new Stage.Offline(false),
                new Stage.Starting(),
                new Stage.Syncing(24, 26, 31),
                new Stage.CatchingUp(Duration.ofHours(3)),
                new Stage.Synced(),
                new Stage.Stale(Duration.ofMinutes(48)),
                new Stage.StaleAnchor(Duration.ofDays(16), Duration.ofDays(14)),
                new Stage.CheckpointUnknown(Hash256.ZERO),
                new Stage.RulesUnknown(SLOT),
                new Stage.Stopped("a bug"));
    }

    static Stream<SourceFault> faults() {
        return Stream.of(
                new SourceFault.Unreachable("refused"),
                new SourceFault.TimedOut(Duration.ofSeconds(8)),
                new SourceFault.RateLimited(Duration.ofMinutes(1)),
                new SourceFault.NotThere("pruned"),
                new SourceFault.Unsupported("eth_getProof"),
                new SourceFault.Refused(503, "busy"),
                new SourceFault.TooLarge(1 << 20),
                new SourceFault.Unreadable("no JSON"),
                new SourceFault.UnknownRules("heka"),
                new SourceFault.WrongNetwork("hoodi"),
                new SourceFault.Lied(LIE),
                new SourceFault.GivenUp());
    }

    static Stream<Refutation> refutations() {
        return Stream.of(
                new Refutation.WrongBeaconBlock(Hash256.ZERO, Hash256.ZERO),
                new Refutation.UnknownFork(SLOT),
                new Refutation.NobodySigned(SLOT),
                new Refutation.WrongCommitteeSize(32, 512),
                new Refutation.SlotsOutOfOrder(SLOT, SLOT, SLOT, SLOT),
                new Refutation.PeriodSkipped(31, 24),
                new Refutation.CommitteeNotInState(SLOT),
                new Refutation.CommitteeContradicted(31),
                new Refutation.InvalidCommitteeKeys(31),
                new Refutation.FinalityNotInState(SLOT),
                new Refutation.ExecutionNotInBlock(SLOT),
                LIE,
                new Refutation.TrieNodeHashMismatch(3),
                new Refutation.MissingTrieNode(3),
                new Refutation.TrailingTrieNode(3),
                new Refutation.MalformedTrieNode(3, "neither 2 nor 17 items"),
                new Refutation.CodeHashMismatch(EthereumAddress.ZERO),
                new Refutation.HeaderHashMismatch(Hash256.ZERO, Hash256.ZERO),
                new Refutation.ListRootMismatch(BlockList.RECEIPTS),
                new Refutation.NotInBlock(BlockList.TRANSACTIONS, 7));
    }

    private static void isSaidPlainly(String words) {
        assertThat(words).isNotBlank().endsWith(".");
        assertThat(words.substring(0, 1)).isEqualTo(words.substring(0, 1).toUpperCase(Locale.ROOT));
        assertThat(WORDS.splitAsStream(words))
                .doesNotContain("verified", "trusted", "safe", "secure", "gas", "seed", "tx");
        assertThat(CLAUSES.splitAsStream(words))
                .allSatisfy(clause -> assertThat(WORDS.splitAsStream(clause)).hasSizeLessThan(19));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyStageSaysWhatIsGoingOn(Stage stage) {
        var side = SampleSession.both().ether();
        side.stage(stage);
        var status = EthereumStatus.of(side.chain.get(), TestWindow.NOW, AGES).chain();
        isSaidPlainly(status.next());
        assertThat(status.mark() == TruthMark.PROVEN).isEqualTo(stage instanceof Stage.Synced);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultOfAServerIsSaid(SourceFault fault) {
        isSaidPlainly(EthereumTexts.explain(fault));
    }

    @ParameterizedTest
    @MethodSource("refutations")
    void everyLieIsSaidWithoutItsName(Refutation refutation) {
        isSaidPlainly(Texts.explain(refutation));
        assertThat(Texts.explain(refutation)).doesNotContain(refutation.code());
    }

    @Test
    void aChainIsOldWhenItsHeadIsOlderThanFiveMinutesOrItsFinalityThanThirty() {
        var chain = SampleSession.both().ether().chain.get();
        assertThat(at(chain, Duration.ofMinutes(4))).isEqualTo(TruthMark.PROVEN);
        assertThat(at(chain, Duration.ofMinutes(5))).isEqualTo(TruthMark.STALE);
        var status = EthereumStatus.of(chain, TestWindow.NOW, AGES);
        assertThat(status.finality()).isEqualTo("final 13 min ago");
        assertThat(status.chain().age()).isEqualTo("14 s ago");
    }

    private static TruthMark at(EthereumSnapshot chain, Duration later) {
        return EthereumStatus.of(chain, TestWindow.NOW.plus(later), AGES)
                .chain()
                .mark();
    }

    @Test
    void networksAreCalledByTheirNames() {
        assertThat(Stream.of("mainnet", "practice", "sepolia").map(EthereumTexts::name))
                .containsExactly("Ethereum", "Practice Ethereum", "Ethereum Sepolia");
    }
}
