package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.Programs.address;
import static dev.touchstone.spv.ethereum.evm.Programs.bytes;
import static dev.touchstone.spv.ethereum.evm.Programs.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Accounts that run another's code by their signed word (EIP-7702), in a call that is only tried.
class DelegationTest {
    /// Signed by whom this word recovers to: any numbers of the right size are a signature of somebody.
    private static Authorization word(EthereumAddress delegate, long nonce) {
        var signature = new TransactionSignature(BigInteger.ZERO, BigInteger.valueOf(1), BigInteger.valueOf(7));
        return new Authorization(BigInteger.ONE, delegate, nonce, signature);
    }

    /// Returns its own address.
    private static final String WHO = "30 5f52 60205ff3";

    private static CallOutcome call(EvmFork fork, EthereumAddress authority, long nonce, Authorization... words) {
        var state = with(WholeState.EMPTY, address(0xde1e), WHO, Map.of())
                .with(authority, nonce, Wei.PER_ETHER, ByteString.EMPTY, Map.of());
        var request = new CallRequest(
                Programs.CALLER,
                new Destination.To(authority),
                Wei.ZERO,
                ByteString.EMPTY,
                1_000_000,
                Wei.ZERO,
                List.of(),
                Arrays.asList(words),
                Programs.block());
        return Programs.call(EvmRules.of(fork), state, request);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRAGUE", "OSAKA", "AMSTERDAM"})
    void anAccountRunsTheCodeThatItNamed(EvmFork fork) {
        var word = word(address(0xde1e), 5);
        var authority = word.signer().orElseThrow();
        var returned = Programs.returned(call(fork, authority, 5, word));
        assertThat(returned.bytes()).isEqualTo(ByteString.of(Word.of(authority).toBytes()));
        var change = returned.changes().stream()
                .filter(one -> one.address().equals(authority))
                .findFirst()
                .orElseThrow();
        assertThat(change.code())
                .contains(bytes("ef0100" + address(0xde1e).value().hex()));
        assertThat(change.nonce()).isEqualTo(6);
    }

    /// The price of a word in all: until Amsterdam half comes back for an account that exists; then 7816 and what it
    /// changes (EIP-2780), and the access to the code.
    @ParameterizedTest
    @CsvSource({"OSAKA, 46000, 12500, 0", "AMSTERDAM, 22816, 0, 47190"})
    void paysForWhatItChanges(EvmFork fork, long intrinsic, long refund, long change) {
        var word = word(address(0xde1e), 0);
        var authority = word.signer().orElseThrow();
        var returned = Programs.returned(call(fork, authority, 0, word));
        long code = 2 + 2 + 3 + 3 + 3 + 2;
        long used = intrinsic + change + code;
        assertThat(returned.gasUsed()).isEqualTo(used - Math.min(refund, used / 5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1"})
    void aWordOfAnotherNonceIsPassedOver(long nonce, long named) {
        var word = word(address(0xde1e), named);
        var authority = word.signer().orElseThrow();
        assertThat(Programs.returned(call(EvmFork.OSAKA, authority, nonce, word))
                        .bytes())
                .isEqualTo(ByteString.EMPTY);
    }
}
