package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.overState;
import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtherTotalTest {
    private final EthereumAddress alice = address(1);
    private final EthereumAddress bob = address(2);
    private final PatriciaTrie before = with(with(PatriciaTrie.EMPTY, alice, 30), bob, 12);
    private final PatriciaTrie after = with(before, bob, 13);

    private static EthereumAddress address(int number) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[19] = (byte) number;
        return EthereumAddress.of(bytes);
    }

    private static ByteString key(EthereumAddress address) {
        return ByteString.of(address.trieKey().toBytes());
    }

    private static PatriciaTrie with(PatriciaTrie state, EthereumAddress address, long balance) {
        var account = new AccountState(address, 0, Wei.of(balance), AccountState.EMPTY_ROOT, AccountState.NO_CODE);
        return state.put(key(address), account.bytes());
    }

    private static Proven<AccountState> account(PatriciaTrie state, EthereumAddress address) {
        Proven<ExecutionHeader> header = overState(state.root());
        return proven(StateKernel.account(header, address, state.prove(key(address))));
    }

    @Test
    void accountsOfOneBlockAddUp() {
        var total = proven(Rules.sum(List.of(account(before, alice), account(before, bob))));
        assertThat(total.value()).isEqualTo(new EtherTotal(Wei.of(42), List.of(alice, bob)));
        assertThat(total.evidence().premises()).hasSize(2);
        assertThat(total.asOf()).isEqualTo(account(before, alice).asOf());
    }

    @Test
    void accountsOfDifferentBlocksDoNot() {
        assertThat(Rules.sum(List.of(account(before, alice), account(after, bob))))
                .isEqualTo(new Refuted<>(new Refutation.PremiseMissing("accounts of different blocks")));
    }

    @Test
    void anAccountCountsOnce() {
        assertThat(Rules.sum(List.of(account(before, alice), account(before, alice))))
                .isEqualTo(new Refuted<>(new Refutation.PremiseMissing("an account twice")));
    }

    @Test
    void nothingAddsUpToNothing() {
        assertThat(Rules.sum(List.of())).isEqualTo(new Refuted<>(new Refutation.PremiseMissing("no account")));
    }
}
