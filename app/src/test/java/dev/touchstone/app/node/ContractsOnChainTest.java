package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.field.KnownContracts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is known of a message's contract where nobody proves anything.
class ContractsOnChainTest {
    private static final BigInteger CHAIN = BigInteger.valueOf(1337);
    private static final EthereumAddress CONTRACT =
            new EthereumAddress(ByteString.fromHex("aa".repeat(20)).orElseThrow());

    private final List<EthereumAddress> asked = new ArrayList<>();

    private static SignableMessage typed(long chainId) {
        return new SignableMessage.Typed(
                TypedData.parse("""
                {"types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                           "Note": [{"name": "text", "type": "string"}]},
                 "primaryType": "Note", "message": {"text": "hello"},
                 "domain": {"chainId": %d, "verifyingContract": "%s"}}
                """.formatted(chainId, CONTRACT.text())).orThrow());
    }

    private ContractsOnChain look(SignableMessage message, Finding<AccountState> answer) {
        return ContractsOnChain.of(message, KnownContracts.NONE, CHAIN, new Answering(asked, answer));
    }

    @Test
    void aLieAndSilenceTellNothing() {
        Finding<AccountState> lie = new Refuted<>(new Refutation.TrieNodeHashMismatch(1));
        assertThat(look(typed(1337), lie).hasCode(CHAIN, CONTRACT)).isEmpty();
        Finding<AccountState> silence = Pending.because(new Pending.Reason.Offline());
        assertThat(look(typed(1337), silence).hasCode(CHAIN, CONTRACT)).isEmpty();
        assertThat(asked).containsExactly(CONTRACT, CONTRACT);
    }

    @Test
    void nobodyIsAskedAboutATextOrAContractOfAnotherChain() {
        Finding<AccountState> silence = Pending.because(new Pending.Reason.Offline());
        look(new SignableMessage.Personal(ByteString.of((byte) 'a')), silence);
        look(typed(1), silence);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsProvenOfOneChainSaysNothingOfAnother() {
        var known = new ContractsOnChain(KnownContracts.NONE, CHAIN, Map.of(CONTRACT, true));
        assertThat(known.hasCode(CHAIN, CONTRACT)).contains(true);
        assertThat(known.hasCode(BigInteger.ONE, CONTRACT)).isEmpty();
    }

    /// Answers about accounts, and is asked nothing else.
    private record Answering(List<EthereumAddress> asked, Finding<AccountState> answer) implements PaymentQuestions {
        @Override
        public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
            asked.addAll(addresses);
            return List.of(answer);
        }

        @Override
        public Finding<ExecutionHeader> head(HeadKind at) {
            throw new AssertionError("not asked");
        }

        @Override
        public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
            throw new AssertionError("not asked");
        }

        @Override
        public Finding<TipStatistics> tips() {
            throw new AssertionError("not asked");
        }

        @Override
        public Finding<ExecutionHeader> block(BlockNumber number) {
            throw new AssertionError("not asked");
        }

        @Override
        public Finding<TransactionReceipt> receipt(Hash256 transaction) {
            throw new AssertionError("not asked");
        }

        @Override
        public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
            throw new AssertionError("not asked");
        }
    }
}
