package dev.touchstone.spv.ethereum;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.ForkActivations;
import dev.touchstone.spv.ethereum.evm.LocalCall;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A recorded call, run over the values that the recorded proofs prove. The view knows nothing at first; what the run
/// says is missing is proven and added, an account with its code, until it has an answer. What it asks for because of a
/// zero in the place of what
/// was missing was not recorded, and turns out not to be needed.
final class RecordedCall implements StateView {
    private static final int MOST_ROUNDS = 6;

    private final Proven<ExecutionHeader> header;
    private final List<JsonNode> proofs;
    private final List<ByteString> recordedCodes;
    private final Map<EthereumAddress, Proven<AccountState>> accounts = new HashMap<>();
    private final Map<Missing.Slot, Hash256> slots = new HashMap<>();
    private final Map<Hash256, ByteString> codes = new HashMap<>();

    RecordedCall(Proven<ExecutionHeader> header, List<JsonNode> proofs, List<ByteString> recordedCodes) {
        this.header = header;
        this.proofs = proofs;
        this.recordedCodes = recordedCodes;
    }

    /// Sees that the call comes to what was recorded; how many rounds it took.
    int answers(JsonNode call, ByteString expected) {
        var fork = ((ForkActivations.Selected.Known) ForkActivations.mainnet().of(header.value())).fork();
        var rules = EvmRules.of(fork);
        var block = BlockContext.of(BigInteger.ONE, header.value(), rules);
        var to = EthereumAddress.of(EthereumJson.bytes(call.get("to")).toArray());
        var request = CallRequest.of(to, EthereumJson.bytes(call.get("data")), block);
        var local = new LocalCall(rules, new CodeCache(), Budget.CALL, Tracer.NONE);
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            switch (local.run(request, this)) {
                case CallOutcome.MissingState(var missing) -> prove(missing);
                case CallOutcome.Returned returned -> {
                    assertThat(returned.bytes()).isEqualTo(expected);
                    return round;
                }
                case CallOutcome other -> throw new AssertionError(other.toString());
            }
        }
        throw new AssertionError("no answer after " + MOST_ROUNDS + " rounds");
    }

    private Optional<JsonNode> proof(EthereumAddress address) {
        return proofs.stream()
                .filter(one -> EthereumJson.address(one.get("address")).equals(address))
                .findFirst();
    }

    private void prove(Missing missing) {
        assertThat(missing.blocks()).isEmpty();
        assertThat(missing.codes()).isEmpty();
        for (var address : missing.accounts()) proof(address).ifPresent(proof -> prove(address, proof));
        for (var slot : missing.slots()) slots.put(slot, word(slot));
    }

    private void prove(EthereumAddress address, JsonNode proof) {
        var nodes = EthereumJson.nodes(proof.get("accountProof"));
        var account = proven(StateKernel.account(header, address, nodes));
        accounts.put(address, account);
        if (account.value().hasCode()) codes.put(account.value().codeHash(), code(account));
    }

    private Hash256 word(Missing.Slot slot) {
        for (var recorded : proof(slot.account()).orElseThrow().get("storageProof")) {
            if (!EthereumJson.storageKey(recorded.get("key")).equals(slot.key())) continue;
            var nodes = EthereumJson.nodes(recorded.get("proof"));
            var account = Optional.ofNullable(accounts.get(slot.account())).orElseThrow();
            return proven(StateKernel.storage(account, slot.key(), nodes))
                    .value()
                    .word();
        }
        throw new AssertionError("nothing recorded of " + slot);
    }

    private ByteString code(Proven<AccountState> account) {
        var code = recordedCodes.stream()
                .filter(bytes -> Keccak256.of(bytes).equals(account.value().codeHash()))
                .findFirst()
                .orElseThrow();
        return proven(StateKernel.code(account, code)).value().bytes();
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        return Optional.ofNullable(accounts.get(address)).map(Proven::value);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        return Optional.ofNullable(slots.get(new Missing.Slot(address, key)));
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return Optional.ofNullable(codes.get(hash));
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return Optional.empty();
    }
}
