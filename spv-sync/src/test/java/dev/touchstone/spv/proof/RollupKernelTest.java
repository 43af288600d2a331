package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.RollupStates.address;
import static dev.touchstone.spv.proof.RollupStates.hash;
import static dev.touchstone.spv.proof.RollupStates.number;
import static dev.touchstone.spv.proof.StateFindings.isRefuted;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.Rollups;
import dev.touchstone.spv.ethereum.rollup.SuperRoot;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupKernelTest {
    private static final Rollup OP = Rollups.find("mainnet", "op-mainnet").orElseThrow();
    private static final Rollup ARBITRUM =
            Rollups.find("mainnet", "arbitrum-one").orElseThrow();
    private static final ByteString REST = ByteString.of(new byte[68]);

    /// The rollup's own state: it holds some accounts, which are to be proven in the end.
    private final RollupStates inner = RollupStates.of(address(0x55), StorageKey.of(3), BigInteger.TEN, REST);

    private final ExecutionHeader block = inner.header(130_000_000);
    private final OutputRoot output = new OutputRoot(block.stateRoot(), hash(9), block.hash());

    private static ByteString game(Hash256 claim) {
        return new DisputeGame(address(1), address(2), claim).code(REST);
    }

    private static RollupStates optimism(Hash256 claim) {
        return RollupStates.of(OP.contract(), OP.settled(), number(address(0x77)), game(claim));
    }

    private static RollupStates arbitrum(Hash256 assertion) {
        var word = new BigInteger(1, assertion.toBytes());
        return RollupStates.of(ARBITRUM.contract(), ARBITRUM.settled(), word, REST);
    }

    private static Finding<Settled<ExecutionHeader>> byGame(
            RollupStates outer, List<ByteString> preimages, ExecutionHeader header) {
        return RollupKernel.settledByGame(
                OP, outer.code(outer.signed("mainnet"), OP.settled()), preimages, header.bytes());
    }

    private static Finding<Settled<ExecutionHeader>> byAssertion(
            RollupStates outer, Assertion assertion, ExecutionHeader header) {
        var slot = outer.slot(outer.signed("mainnet"), ARBITRUM.settled());
        return RollupKernel.settledByAssertion(ARBITRUM, slot, assertion.words(), header.bytes());
    }

    private Finding<Settled<ExecutionHeader>> settled(List<ByteString> preimages) {
        return byGame(optimism(output.hash()), preimages, block);
    }

    private Assertion assertion(Assertion.Status status) {
        return new Assertion(hash(1), block.hash(), hash(2), 900_000, -1, status, hash(3), hash(4));
    }

    private static SuperRoot.Output of(long chainId, Hash256 root) {
        return new SuperRoot.Output(Hash256.fromHex("%064x".formatted(chainId)).orElseThrow(), root);
    }

    private Finding<Settled<ExecutionHeader>> settledTogether(SuperRoot.Output... outputs) {
        var all = new SuperRoot(1_760_000_000L, List.of(outputs));
        return byGame(optimism(all.hash()), List.of(all.preimage(), output.preimage()), block);
    }

    @Test
    void aBlockThatADecidedGameClaimsIsSettledAndItsAccountsAreProven() {
        var header = proven(settled(List.of(output.preimage())));
        assertThat(header.value()).isEqualTo(new Settled<>(OP, block));
        assertThat(header.asOf().height().value()).isEqualTo(130_000_000);
        assertThat(header.asOf().hash()).isEqualTo(block.hash());
        var account = proven(RollupKernel.account(header, address(7), inner.nodes(address(7))));
        assertThat(account.value().rollup()).isEqualTo(OP);
        assertThat(account.value().value().nonce()).isEqualTo(7);
        assertThat(Grounds.rollup(account.evidence())).contains(OP);
        assertThat(Grounds.network(account.evidence())).isEmpty();
        assertThat(Grounds.settledTime(account.evidence())).contains(block.timestamp());
        assertThat(Grounds.signedBlock(account.evidence())).isPresent();
    }

    @Test
    void whatASettledAccountHoldsIsProven() {
        var header = proven(settled(List.of(output.preimage())));
        var place = StorageKey.of(3);
        var account = proven(RollupKernel.account(header, inner.contract(), inner.nodes(inner.contract())));
        var slot = proven(RollupKernel.storage(account, place, inner.storage().prove(key(place))));
        assertThat(slot.value().value().value()).isEqualTo(BigInteger.TEN);
        isRefuted(RollupKernel.storage(account, place, List.of()), Refutation.MissingTrieNode.class);
        var game = proven(RollupKernel.account(header, inner.game(), inner.nodes(inner.game())));
        assertThat(proven(RollupKernel.code(game, inner.code())).value().value().bytes())
                .isEqualTo(REST);
        isRefuted(RollupKernel.code(game, ByteString.EMPTY), Refutation.CodeHashMismatch.class);
        isRefuted(
                RollupKernel.account(header, address(7), inner.nodes(address(8))),
                Refutation.TrieNodeHashMismatch.class);
    }

    private static ByteString key(StorageKey place) {
        return ByteString.of(place.trieKey().toBytes());
    }

    @Test
    void aWordAndTheCodeThatItNamesAreJoinedWhereBothAreOfOneBlock() {
        var outer = optimism(output.hash());
        var header = outer.signed("mainnet");
        var slot = outer.slot(header, OP.settled());
        var code = codeOf(outer, header, outer.game());
        var joined = proven(RollupKernel.named(slot, code));
        assertThat(joined.evidence()).isEqualTo(outer.code(header, OP.settled()).evidence());
        assertThat(proven(RollupKernel.settledByGame(OP, joined, List.of(output.preimage()), block.bytes()))
                        .value()
                        .value())
                .isEqualTo(block);
        var older = optimism(hash(1));
        isRefuted(
                RollupKernel.named(slot, codeOf(older, older.signed("mainnet"), older.game())),
                Refutation.PremiseMissing.class);
        var registry = proven(StateKernel.account(header, address(1), outer.nodes(address(1))));
        isRefuted(
                RollupKernel.named(slot, proven(StateKernel.code(registry, ByteString.EMPTY))),
                Refutation.PremiseMissing.class);
        isRefuted(RollupKernel.named(slot, joined), Refutation.PremiseMissing.class);
        var nothing = RollupStates.of(OP.contract(), OP.settled(), BigInteger.ZERO, REST);
        var empty = nothing.signed("mainnet");
        isRefuted(
                RollupKernel.named(nothing.slot(empty, OP.settled()), codeOf(nothing, empty, nothing.game())),
                Refutation.NotAnAddress.class);
    }

    private static Proven<ContractCode> codeOf(
            RollupStates states, Proven<ExecutionHeader> header, EthereumAddress address) {
        return proven(
                StateKernel.code(proven(StateKernel.account(header, address, states.nodes(address))), states.code()));
    }

    @Test
    void aBlockIsSettledTogetherWithOtherChains() {
        var found = settledTogether(of(8453, hash(8)), of(10, output.hash()), of(130, hash(7)));
        assertThat(proven(found).value().value()).isEqualTo(block);
    }

    @Test
    void aBlockThatAConfirmedAssertionNamesIsSettled() {
        var assertion = assertion(Assertion.Status.FINISHED);
        var header = proven(byAssertion(arbitrum(assertion.hash()), assertion, block));
        assertThat(header.value().value()).isEqualTo(block);
        assertThat(proven(RollupKernel.account(header, address(3), inner.nodes(address(3))))
                        .value()
                        .value()
                        .nonce())
                .isEqualTo(3);
    }

    @Test
    void anotherOutputThanTheClaimedOneIsRefuted() {
        for (var lie : List.of(
                new OutputRoot(hash(1), output.messagePasserStorageRoot(), output.blockHash()),
                new OutputRoot(output.stateRoot(), hash(1), output.blockHash()),
                new OutputRoot(output.stateRoot(), output.messagePasserStorageRoot(), hash(1)))) {
            isRefuted(settled(List.of(lie.preimage())), Refutation.ClaimMismatch.class);
        }
        isRefuted(settled(List.of()), Refutation.Unreadable.class);
        isRefuted(settled(List.of(REST)), Refutation.Unreadable.class);
        var all = new SuperRoot(1, List.of(of(10, output.hash())));
        isRefuted(settled(List.of(all.preimage(), output.preimage())), Refutation.ClaimMismatch.class);
    }

    @Test
    void anOutputOfAnotherChainIsRefuted() {
        isRefuted(settledTogether(of(8453, output.hash())), Refutation.NotOfRollup.class);
        isRefuted(settledTogether(of(10, hash(1)), of(8453, output.hash())), Refutation.NotOfRollup.class);
        isRefuted(settledTogether(of(10, hash(1)), of(10, output.hash())), Refutation.NotOfRollup.class);
    }

    @Test
    void anotherBlockThanTheSettledOneIsRefuted() {
        var richer = RollupStates.of(address(0x55), StorageKey.of(3), BigInteger.TWO, REST);
        var lie = richer.header(130_000_000);
        isRefuted(
                byGame(optimism(output.hash()), List.of(output.preimage()), lie), Refutation.HeaderHashMismatch.class);
        var assertion = assertion(Assertion.Status.FINISHED);
        isRefuted(byAssertion(arbitrum(assertion.hash()), assertion, lie), Refutation.HeaderHashMismatch.class);
    }

    @Test
    void anOutputWhoseStateIsNotItsBlocksIsRefuted() {
        var mixed = new OutputRoot(hash(1), hash(9), block.hash());
        isRefuted(
                byGame(optimism(mixed.hash()), List.of(mixed.preimage()), block),
                Refutation.SettledStateMismatch.class);
    }

    @Test
    void anotherAssertionThanTheConfirmedOneIsRefuted() {
        var assertion = assertion(Assertion.Status.FINISHED);
        var words = assertion.words().toArray();
        var slot = arbitrum(assertion.hash()).slot(arbitrum(assertion.hash()).signed("mainnet"), ARBITRUM.settled());
        for (int at = 0; at < words.length; at++) {
            var changed = words.clone();
            changed[at] ^= 1;
            var finding = RollupKernel.settledByAssertion(ARBITRUM, slot, ByteString.of(changed), block.bytes());
            assertThat(finding)
                    .isInstanceOfSatisfying(
                            Refuted.class,
                            refuted -> assertThat(refuted.refutation())
                                    .isInstanceOfAny(Refutation.ClaimMismatch.class, Refutation.Unreadable.class));
        }
        isRefuted(
                RollupKernel.settledByAssertion(ARBITRUM, slot, ByteString.EMPTY, block.bytes()),
                Refutation.Unreadable.class);
    }

    @Test
    void whatAMachineSaysThatDidNotFinishDoesNotCount() {
        for (var status : List.of(Assertion.Status.ERRORED, Assertion.Status.RUNNING)) {
            var assertion = assertion(status);
            isRefuted(byAssertion(arbitrum(assertion.hash()), assertion, block), Refutation.MachineNotFinished.class);
        }
    }

    @Test
    void theWordOfAnotherContractOrPlaceIsRefuted() {
        var elsewhere = RollupStates.of(address(0x66), OP.settled(), number(address(0x77)), game(output.hash()));
        isRefuted(byGame(elsewhere, List.of(output.preimage()), block), Refutation.NotTheRollup.class);
        var otherPlace = StorageKey.of(5);
        var beside = RollupStates.of(OP.contract(), otherPlace, number(address(0x77)), game(output.hash()));
        isRefuted(
                RollupKernel.settledByGame(
                        OP,
                        beside.code(beside.signed("mainnet"), otherPlace),
                        List.of(output.preimage()),
                        block.bytes()),
                Refutation.NotTheRollup.class);
        var assertion = assertion(Assertion.Status.FINISHED);
        var other = RollupStates.of(
                ARBITRUM.contract(),
                otherPlace,
                new BigInteger(1, assertion.hash().toBytes()),
                REST);
        isRefuted(
                RollupKernel.settledByAssertion(
                        ARBITRUM, other.slot(other.signed("mainnet"), otherPlace), assertion.words(), block.bytes()),
                Refutation.NotTheRollup.class);
    }

    @Test
    void theSameContractOnAnotherNetworkSettlesNothing() {
        var outer = optimism(output.hash());
        isRefuted(
                RollupKernel.settledByGame(
                        OP,
                        outer.code(outer.signed("sepolia"), OP.settled()),
                        List.of(output.preimage()),
                        block.bytes()),
                Refutation.PremiseMissing.class);
    }

    /// Anyone may be able to put a contract at the same address of the rollup itself. Its blocks are of another type;
    /// this is what would come of one that posed as a block of the network.
    @Test
    void theSameContractOnTheRollupSettlesNothing() {
        var forged = optimism(output.hash());
        var carrier = forged.header(131_000_000);
        var outputOfCarrier = new OutputRoot(carrier.stateRoot(), hash(9), carrier.hash());
        var settled = proven(byGame(optimism(outputOfCarrier.hash()), List.of(outputOfCarrier.preimage()), carrier));
        var posing = ProvenPremise.resting(carrier, settled.evidence());
        isRefuted(
                RollupKernel.settledByGame(
                        OP, forged.code(posing, OP.settled()), List.of(output.preimage()), block.bytes()),
                Refutation.PremiseMissing.class);
    }

    @Test
    void aWordThatIsNoAddressNamesNobody() {
        var nothing = RollupStates.of(OP.contract(), OP.settled(), BigInteger.ZERO, REST);
        isRefuted(nothing.named(nothing.signed("mainnet"), OP.settled()), Refutation.NotAnAddress.class);
        var more = RollupStates.of(OP.contract(), OP.settled(), BigInteger.ONE.shiftLeft(160), REST);
        isRefuted(more.named(more.signed("mainnet"), OP.settled()), Refutation.NotAnAddress.class);
    }

    @Test
    void theNamedAccountIsOfTheSameBlock() {
        var outer = optimism(output.hash());
        var slot = outer.slot(outer.signed("mainnet"), OP.settled());
        var later = optimism(hash(1)).signed("mainnet");
        isRefuted(RollupKernel.named(later, slot, outer.nodes(outer.game())), Refutation.PremiseMissing.class);
        var header = outer.signed("mainnet");
        isRefuted(
                RollupKernel.named(header, slot, optimism(hash(1)).nodes(outer.game())),
                Refutation.TrieNodeHashMismatch.class);
        assertThat(RollupKernel.named(header, slot, outer.nodes(address(1)))).isInstanceOf(Refuted.class);
    }

    @Test
    void codeThatIsNotTheNamedGamesProvesNothing() {
        var outer = optimism(output.hash());
        var header = outer.signed("mainnet");
        var account = proven(StateKernel.account(header, outer.game(), outer.nodes(outer.game())));
        var unnamed = proven(StateKernel.code(account, outer.code()));
        isRefuted(
                RollupKernel.settledByGame(OP, unnamed, List.of(output.preimage()), block.bytes()),
                Refutation.PremiseMissing.class);
        var odd = RollupStates.of(OP.contract(), OP.settled(), number(address(0x77)), REST);
        isRefuted(byGame(odd, List.of(output.preimage()), block), Refutation.Unreadable.class);
    }

    @Test
    void aRollupSettlesOnlyByItsOwnRules() {
        var outer = optimism(output.hash());
        var header = outer.signed("mainnet");
        isRefuted(
                RollupKernel.settledByGame(
                        ARBITRUM, outer.code(header, OP.settled()), List.of(output.preimage()), block.bytes()),
                Refutation.PremiseMissing.class);
        isRefuted(
                RollupKernel.settledByAssertion(
                        OP,
                        outer.slot(header, OP.settled()),
                        assertion(Assertion.Status.FINISHED).words(),
                        block.bytes()),
                Refutation.PremiseMissing.class);
    }

    @Test
    void aBlockNumberThatIsNoHeightIsRefuted() {
        var far = block.toBuilder().set(HeaderField.NUMBER, 1L << 31).build();
        var settled = new OutputRoot(far.stateRoot(), hash(9), far.hash());
        isRefuted(
                byGame(optimism(settled.hash()), List.of(settled.preimage()), far), Refutation.WrongBlockNumber.class);
    }
}
