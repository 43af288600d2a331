package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What becomes of an offer where answers are missing or lies.
class SwapOffersTest {
    private static final EthereumAddress OURS = EthereumAddress.ofWord(StorageKey.of(1).value());
    private static final Finding<CallResult> REFUSED =
            new Refuted<>(new Refutation.ContractRefused(OURS, "the code reverts"));
    private static final Finding<CallResult> LIE = new Refuted<>(new Refutation.TrieNodeHashMismatch(3));
    private static final Finding<CallResult> NOTHING = Pending.because(new Pending.Reason.NobodyProves());
    private static final Swap.Side ETHER = new Swap.Side.Ether();
    private static final Swap.Side TOKEN =
            new Swap.Side.Token(EthereumAddress.ofWord(StorageKey.of(2).value()));

    private final List<CallInput> asked = new ArrayList<>();

    /// Answers the question with this number so.
    private SwapOffer best(Function<Integer, Finding<CallResult>> answers, Swap.Side sold, Swap.Side bought) {
        var chain = new ContractQuestions() {
            @Override
            public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
                asked.addAll(inputs);
                var all = new ArrayList<Finding<CallResult>>();
                for (int i = 0; i < inputs.size(); i++) all.add(answers.apply(i));
                return all;
            }

            @Override
            public List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
                throw new AssertionError("no offer needs words of storage");
            }
        };
        var swap = new Swap(SwapContracts.on(1).orElseThrow(), sold, bought, BigInteger.TEN.pow(17));
        return new SwapOffers(chain, HeadKind.SIGNED).best(swap, OURS);
    }

    @Test
    void allPoolsAreAskedTogetherAndForASmallAmountToo() {
        assertThat(best(_ -> REFUSED, ETHER, TOKEN)).isInstanceOf(SwapOffer.NoPool.class);
        assertThat(asked).hasSize(2 * Swap.FEES.size());
    }

    @Test
    void whatTheRouterMayTakeIsAskedInTheSameBlock() {
        assertThat(best(_ -> REFUSED, TOKEN, ETHER)).isInstanceOf(SwapOffer.NotProven.class);
        assertThat(asked).hasSize(2 * Swap.FEES.size() + 1);
    }

    @Test
    void whoHidesOnePoolGetsNoOtherTaken() {
        for (int hidden = 0; hidden < Swap.FEES.size(); hidden++) {
            int pool = hidden;
            assertThat(best(i -> i == pool ? NOTHING : REFUSED, ETHER, TOKEN))
                    .isInstanceOfSatisfying(
                            SwapOffer.NotProven.class,
                            offer -> assertThat(offer.why()).isInstanceOf(Pending.class));
        }
    }

    @Test
    void aLieAboutOnePoolIsToldAsOne() {
        assertThat(best(i -> i == 2 ? LIE : REFUSED, ETHER, TOKEN))
                .isInstanceOfSatisfying(
                        SwapOffer.NotProven.class,
                        offer -> assertThat(offer.why()).isEqualTo(new Refuted<>(new Refutation.TrieNodeHashMismatch(3))));
    }
}
