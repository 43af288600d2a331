package dev.touchstone.spv.proof;

import static dev.touchstone.spv.testsupport.Tampering.flipped;
import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The proofs of calls travel in files, and are run again by whoever checks them.
class CallFileTest {
    private static final CheckpointTrust TRUSTED = (_, _) -> Optional.empty();

    private final SmallCalls calls = new SmallCalls(SmallChain.fulu());
    private final Proven<ExecutionHeader> header = calls.head(SmallCalls.HEAD);
    private final BlstBls bls = new BlstBls();

    private Finding<?> check(byte[] file) {
        return switch (EthereumProofFile.parse(file)) {
            case Parsed.Malformed<EthereumProofFile>(var reason) -> new Refuted<>(new Refutation.Unreadable(reason));
            case Parsed.Ok<EthereumProofFile>(var proof) ->
                proof.check(calls.chain(), bls, TRUSTED, SmallChain.during(SmallCalls.HEAD + 2));
        };
    }

    private static EthereumProofFile file(Proven<?> proven) {
        return EthereumProofFile.of(proven).orElseThrow();
    }

    /// Through a proxy, so that there are two accounts, two words and two codes.
    private Proven<CallResult> throughProxy() {
        var premises = calls.premises(
                header,
                List.of(SmallContracts.PROXY, SmallContracts.TOKEN),
                StorageKey.of(0),
                SmallContracts.units(SmallState.BOB));
        var question = new Erc20.BalanceOf(SmallContracts.PROXY, SmallState.BOB);
        return proven(calls.call(header, question.input(), premises));
    }

    private Proven<Ownership> alicesNumberSeven() {
        var question = new Erc721.OwnerOf(SmallContracts.NFT, BigInteger.valueOf(7));
        var premises = calls.premises(header, List.of(SmallContracts.NFT), SmallContracts.owner(7));
        var call = proven(calls.call(header, question.input(), premises));
        return proven(Rules.owns(proven(Rules.read(question, call)), SmallState.ALICE));
    }

    @Test
    void aCallIsRunAgain() {
        var call = throughProxy();
        var file = file(call);
        assertThat(file.steps()).hasSize(1);
        assertThat(file.statement())
                .startsWith("A call of " + SmallContracts.PROXY + " with the data 0x70a08231")
                .contains(" returns 0x" + "0".repeat(62) + "4d, after block 1020 (0x");
        var again = proven(check(file.toBytes()));
        assertThat(again.value()).isEqualTo(call.value());
        assertThat(proven(EthereumProofFile.checkAgain(
                                call, calls.chain(), bls, SmallChain.during(SmallCalls.HEAD + 2)))
                        .value())
                .isEqualTo(call.value());
    }

    @Test
    void anAnswerAndWhatFollowsFromItAreSaidInWords() {
        var question = new Erc20.BalanceOf(SmallContracts.PROXY, SmallState.BOB);
        var units = proven(Rules.read(question, throughProxy()));
        assertThat(file(units).statement())
                .startsWith(SmallState.BOB + " has 77 units of the token " + SmallContracts.PROXY + ", after block ");
        assertThat(proven(check(file(units).toBytes())).value()).isEqualTo(BigInteger.valueOf(77));
        var ownership = alicesNumberSeven();
        assertThat(file(ownership).steps()).hasSize(3);
        assertThat(file(ownership).statement())
                .startsWith(SmallState.ALICE + " owns number 7 of " + SmallContracts.NFT + ", after block ");
        assertThat(proven(check(file(ownership).toBytes())).value()).isEqualTo(ownership.value());
    }

    @Test
    void everyChangeOfAFileIsRefuted() {
        var file = file(alicesNumberSeven()).toBytes();
        assertThat(check(file).isProven()).isTrue();
        int step = Math.max(1, file.length / 300);
        for (int at = 0; at < file.length; at += step) {
            var other = file.clone();
            other[at] ^= 1;
            assertThat(check(other)).as("byte " + at).isInstanceOf(Refuted.class);
        }
    }

    private Finding<CallResult> replayed(ProofStep.ToCall step) {
        return CallKernel.replay(calls.chain(), header, step);
    }

    private static ProofStep.ToCall stepOf(Proven<CallResult> call) {
        return CallReplay.step((Evidence.CallInState) call.evidence());
    }

    private static ProofStep.ToCall with(
            ProofStep.ToCall step,
            List<ProofStep.ToAccount> accounts,
            List<ProofStep.ToCall.Slot> slots,
            List<ProofStep.ToCall.Code> codes) {
        return new ProofStep.ToCall(step.input(), accounts, slots, codes, step.ancestors());
    }

    /// Every list that is this one with one byte of it changed.
    private static List<List<ByteString>> changed(List<ByteString> all) {
        var lists = new ArrayList<List<ByteString>>();
        for (int i = 0; i < all.size(); i++) {
            for (int at = 0; at < all.get(i).length(); at++) lists.add(with(all, i, flipped(all.get(i), at)));
        }
        return lists;
    }

    private static <T> List<T> with(List<T> all, int index, T other) {
        var list = new ArrayList<>(all);
        list.set(index, other);
        return list;
    }

    private static <T> List<T> without(List<T> all, int index) {
        var list = new ArrayList<>(all);
        list.remove(index);
        return list;
    }

    @Test
    void everyByteOfEveryPremiseCounts() {
        var step = stepOf(throughProxy());
        assertThat(replayed(step).isProven()).isTrue();
        int tried = 0;
        for (int i = 0; i < step.accounts().size(); i++) {
            var one = step.accounts().get(i);
            for (var nodes : changed(one.nodes())) {
                var accounts = with(step.accounts(), i, new ProofStep.ToAccount(one.address(), nodes));
                assertThat(replayed(with(step, accounts, step.slots(), step.codes())))
                        .isInstanceOf(Refuted.class);
                tried++;
            }
        }
        for (int i = 0; i < step.slots().size(); i++) {
            var one = step.slots().get(i);
            for (var nodes : changed(one.nodes())) {
                var slots = with(step.slots(), i, new ProofStep.ToCall.Slot(one.account(), one.key(), nodes));
                assertThat(replayed(with(step, step.accounts(), slots, step.codes())))
                        .isInstanceOf(Refuted.class);
                tried++;
            }
        }
        for (int i = 0; i < step.codes().size(); i++) {
            var one = step.codes().get(i);
            for (var bytes : changed(List.of(one.bytes()))) {
                var codes = with(step.codes(), i, new ProofStep.ToCall.Code(one.account(), bytes.getFirst()));
                assertThat(replayed(with(step, step.accounts(), step.slots(), codes)))
                        .isInstanceOf(Refuted.class);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    void nothingIsLeftOutAddedOrMoved() {
        var step = stepOf(throughProxy());
        var accounts = step.accounts();
        var slots = step.slots();
        var codes = step.codes();
        var nft = new ProofStep.ToAccount(
                SmallContracts.NFT,
                calls.state(SmallCalls.HEAD).state().prove(SmallCalls.key(SmallContracts.NFT.trieKey())));
        var more = new ArrayList<>(accounts);
        more.add(nft);
        var lies = new ArrayList<ProofStep.ToCall>();
        for (int i = 0; i < 2; i++) {
            lies.add(with(step, without(accounts, i), slots, codes));
            lies.add(with(step, accounts, without(slots, i), codes));
            lies.add(with(step, accounts, slots, without(codes, i)));
        }
        lies.add(with(step, more, slots, codes));
        lies.add(with(step, accounts.reversed(), slots, codes));
        lies.add(with(step, accounts, slots.reversed(), codes));
        lies.add(with(step, accounts, slots, codes.reversed()));
        for (var lie : lies) assertThat(replayed(lie)).isInstanceOf(Refuted.class);
        assertThat(replayed(with(step, accounts, without(slots, 1), codes)))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation())
                                .isEqualTo(new Refutation.PremiseMissing("storage "
                                        + SmallContracts.units(SmallState.BOB) + " of " + SmallContracts.PROXY)));
    }

    @Test
    void olderHashesTravelToo() {
        var input = CallInput.of(
                SmallContracts.CLOCK, ByteString.of(StorageKey.of(3).value().toBytes()));
        var clock = calls.premises(header, List.of(SmallContracts.CLOCK));
        var headers = new ArrayList<ByteString>();
        for (long back = 1; back <= 2; back++) {
            headers.add(calls.state(SmallCalls.HEAD - back).header().bytes());
        }
        var ancestors = List.of(proven(StateKernel.ancestor(header, headers)));
        var byHeaders = new CallPremises(clock.accounts(), List.of(), clock.codes(), ancestors);
        var kept = calls.slot(header, BlockHashRing.CONTRACT, BlockHashRing.key(BlockNumber.of(SmallCalls.NUMBER - 3)));
        var byRing = new CallPremises(clock.accounts(), List.of(kept), clock.codes(), List.of());
        for (var premises : List.of(byHeaders, byRing)) {
            var call = proven(calls.call(header, input, premises));
            assertThat(proven(check(file(call).toBytes())).value()).isEqualTo(call.value());
        }
        var step = stepOf(proven(calls.call(header, input, byHeaders)));
        assertThat(step.ancestors()).hasSize(2);
        for (var changed : changed(step.ancestors())) {
            var lie = new ProofStep.ToCall(step.input(), step.accounts(), step.slots(), step.codes(), changed);
            assertThat(replayed(lie)).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void aStepThatDoesNotFollowIsRefuted() {
        var ownership = file(alicesNumberSeven());
        Function<List<ProofStep>, Finding<?>> checked = steps -> new EthereumProofFile(
                        ownership.trail(), ownership.signing(), ownership.header(), steps, ownership.statement())
                .check(calls.chain(), bls, TRUSTED, SmallChain.during(SmallCalls.HEAD + 2));
        var steps = ownership.steps();
        assertThat(checked.apply(steps).isProven()).isTrue();
        assertThat(checked.apply(List.of(steps.get(0), steps.get(2)))).isInstanceOf(Refuted.class);
        assertThat(checked.apply(List.of(steps.get(1), steps.get(2)))).isInstanceOf(Refuted.class);
        assertThat(checked.apply(List.of(steps.get(0), new ProofStep.ToAnswer("ERC-721 getApproved"), steps.get(2))))
                .isEqualTo(new Refuted<>(new Refutation.OtherQuestion("ERC-721 getApproved")));
        assertThat(checked.apply(List.of(steps.get(0), new ProofStep.ToAnswer("ERC-721 rentOf"), steps.get(2))))
                .isEqualTo(new Refuted<>(new Refutation.OtherQuestion("ERC-721 rentOf")));
        assertThat(checked.apply(List.of(steps.get(0), steps.get(1), new ProofStep.ToOwner(SmallState.BOB))))
                .isEqualTo(new Refuted<>(new Refutation.OwnedByAnother(SmallState.ALICE)));
    }

    /// Pieces cut out, doubled or exchanged: what is read at all is written again as it was.
    @Test
    void anyTextIsCanonicalOrRefused() {
        var text = new String(file(throughProxy()).toBytes(), StandardCharsets.UTF_8);
        int from = text.indexOf("\"steps\"");
        var random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            int start = from + random.nextInt(text.length() - from);
            int end = Math.min(text.length(), start + 1 + random.nextInt(40));
            var piece = text.substring(start, end);
            var instead = switch (i % 4) {
                case 0 -> "";
                case 1 -> piece + piece;
                case 2 -> "[{}, null, -1, 1e400, \"\"]";
                default -> new StringBuilder(piece).reverse().toString();
            };
            var bytes = (text.substring(0, start) + instead + text.substring(end)).getBytes(StandardCharsets.UTF_8);
            switch (EthereumProofFile.parse(bytes)) {
                case Parsed.Malformed<EthereumProofFile>(var reason) ->
                    assertThat(reason).isNotEmpty();
                case Parsed.Ok<EthereumProofFile>(var proof) ->
                    assertThat(proof.toBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void namesThatWouldBreakTheFileAreNoNames() {
        var text = new String(file(alicesNumberSeven()).toBytes(), StandardCharsets.UTF_8);
        var quoted = text.replace("ERC-721 ownerOf", "ERC-721 \\\"ownerOf");
        assertThat(quoted).isNotEqualTo(text);
        assertThat(check(quoted.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refuted.class);
    }
}
