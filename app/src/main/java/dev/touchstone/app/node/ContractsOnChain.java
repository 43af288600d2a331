package dev.touchstone.app.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.field.KnownContracts;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of the contracts that a message names: what lists say, and whether there is code at the one that is
/// to take the signature, by the newest proven block. Immutable.
///
/// @param listed what lists say
/// @param chainId of the chain that was asked
/// @param code whether there is any, where that is proven
public record ContractsOnChain(KnownContracts listed, BigInteger chainId, Map<EthereumAddress, Boolean> code)
        implements KnownContracts {
    public ContractsOnChain {
        code = Map.copyOf(code);
    }

    /// Looks at what a message names. Blocks where that is a contract of this chain; where nobody proves anything,
    /// nothing is known of it.
    public static ContractsOnChain of(
            SignableMessage message, KnownContracts listed, BigInteger chainId, PaymentQuestions questions) {
        return new ContractsOnChain(
                listed,
                chainId,
                verifier(message, chainId)
                        .flatMap(contract -> look(contract, questions))
                        .map(state -> Map.of(state.address(), state.hasCode()))
                        .orElseGet(Map::of));
    }

    /// The contract on this chain that is to take the signature, where a message names one.
    public static Optional<EthereumAddress> verifier(SignableMessage message, BigInteger chainId) {
        return switch (message) {
            case SignableMessage.Personal _ -> Optional.empty();
            case SignableMessage.Typed(var data) ->
                data.verifyingContract()
                        .filter(_ -> data.chainId().orElse(chainId).equals(chainId));
        };
    }

    private static Optional<AccountState> look(EthereumAddress contract, PaymentQuestions questions) {
        return questions.accounts(List.of(contract), HeadKind.SIGNED).getFirst() instanceof Proven<AccountState> proven
                ? Optional.of(proven.value())
                : Optional.empty();
    }

    @Override
    public Optional<TokenWords> token(BigInteger chain, EthereumAddress contract) {
        return listed.token(chain, contract);
    }

    @Override
    public Optional<String> name(BigInteger chain, EthereumAddress address) {
        return listed.name(chain, address);
    }

    @Override
    public Optional<Boolean> hasCode(BigInteger chain, EthereumAddress address) {
        return chain.equals(chainId) ? Optional.ofNullable(code.get(address)) : Optional.empty();
    }
}
