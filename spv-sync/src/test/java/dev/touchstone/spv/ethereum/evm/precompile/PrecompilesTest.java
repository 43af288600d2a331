package dev.touchstone.spv.ethereum.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.ethereum.evm.precompile.bls12.CurveLibrary;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecompilesTest {
    private static final Precompiles OSAKA = Precompiles.of(PrecompileSet.OSAKA);
    private static final BigInteger WORDS_END = BigInteger.ONE.shiftLeft(256);

    private static String word(long number) {
        return "%064x".formatted(number);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static List<Integer> numbers(PrecompileSet set) {
        var contracts = Precompiles.of(set);
        return IntStream.rangeClosed(0, 0x1000).filter(contracts::has).boxed().toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void eachForkAddsItsContracts() {
        assertThat(numbers(PrecompileSet.FRONTIER)).isEqualTo(upTo(4));
        assertThat(numbers(PrecompileSet.BYZANTIUM)).isEqualTo(upTo(8));
        assertThat(numbers(PrecompileSet.ISTANBUL)).isEqualTo(upTo(9));
        assertThat(numbers(PrecompileSet.BERLIN)).isEqualTo(upTo(9));
        assertThat(numbers(PrecompileSet.CANCUN)).isEqualTo(upTo(10));
        assertThat(numbers(PrecompileSet.PRAGUE)).isEqualTo(upTo(17));
        assertThat(numbers(PrecompileSet.OSAKA))
                .startsWith(1, 2)
                .endsWith(17, 0x100)
                .hasSize(18);
    }

    @Test
    void askingForAnotherContractIsAMistake() {
        assertThatThrownBy(() -> OSAKA.run(0x12, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2, '', 60, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "2, abc, 72, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "3, '', 600, 0000000000000000000000009c1185a5c5e9fc54612808977ee8f548b2258d31",
        "3, abc, 720, 0000000000000000000000008eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
        "4, '', 15, ''",
        "4, abc, 18, 616263",
    })
    void hashesAreTheKnownOnes(int number, String text, long gas, String answer) {
        var input = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(OSAKA.gas(number, input)).isEqualTo(gas);
        assertThat(Outputs.hex(OSAKA.run(number, input))).isEqualTo(answer);
    }

    @Test
    void aWordBegunIsPaidWhole() {
        assertThat(OSAKA.gas(4, new byte[32])).isEqualTo(18);
        assertThat(OSAKA.gas(4, new byte[33])).isEqualTo(21);
    }

    @Test
    void theCallerMayChangeWhatIdentityAnswers() {
        var input = new byte[] {1, 2};
        if (OSAKA.run(4, input) instanceof PrecompileResult.Output(var bytes)) bytes[0] = 9;
        assertThat(input).containsExactly(1, 2);
    }

    /// The curve's order, halves of signatures at its edges, and random ones.
    @Test
    void bothWaysToRecoverAKeyAgree() {
        var order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        var ours = Precompiles.of(PrecompileSet.FRONTIER, new KeyRecovery.Java(), new CurveLibrary.Missing(""));
        var random = new Random(8);
        int recovered = 0;
        for (int i = 0; i < 300; i++) {
            var r = i % 10 == 0 ? order.subtract(BigInteger.valueOf(i / 10 - 5)) : new BigInteger(256, random);
            var s = i % 10 == 1 ? order.subtract(BigInteger.valueOf(i / 10 - 5)) : new BigInteger(256, random);
            var hash = i % 10 == 2 ? BigInteger.valueOf(i / 10) : new BigInteger(256, random);
            var input = bytes("%064x%064x%064x%064x".formatted(hash, 27 + i % 2, r.mod(WORDS_END), s.mod(WORDS_END)));
            var answer = Outputs.hex(ours.run(1, input));
            assertThat(Outputs.hex(OSAKA.run(1, input))).isEqualTo(answer);
            if (!answer.isEmpty()) recovered++;
        }
        assertThat(recovered).isBetween(80, 220);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "1d", "0100000000000000000000000000000000000000000000000000000000000001b"})
    void aParityThatIsNoneHasAnEmptyAnswer(String v) {
        var signature = "73b1693892219d736caba55bdb67216e485557ea6b6af75f37096c9aa6a5a75f"
                + "eeb940b1d03b21e36b0e47e79769f095fe2ab855bd91e3a38756b7d75a9c4549";
        var hash = "18c547e4f7b0f325ad1e56f57e26c745b09a3e503d86e00e5255ff7f715d3d1c";
        var padded = "0".repeat(Math.max(0, 64 - v.length())) + v.substring(Math.max(0, v.length() - 64));
        assertThat(Outputs.hex(OSAKA.run(1, bytes(hash + word(28) + signature))))
                .isEqualTo("000000000000000000000000a94f5374fce5edbc8e2a8697c15331677e6ebf0b");
        assertThat(Outputs.hex(OSAKA.run(1, bytes(hash + padded + signature)))).isEmpty();
    }

    @Test
    void whereNativeCodeIsMissingNothingIsAnswered() {
        var contracts = Precompiles.of(
                PrecompileSet.OSAKA, new KeyRecovery.Java(), new CurveLibrary.Missing("no blst on this computer"));
        for (int number = 0x0a; number <= 0x11; number++) {
            assertThat(contracts.has(number)).isTrue();
            assertThat(contracts.gas(number, new byte[384])).isEqualTo(OSAKA.gas(number, new byte[384]));
            assertThat(contracts.run(number, new byte[384]))
                    .isEqualTo(new PrecompileResult.Unavailable("no blst on this computer"));
        }
        assertThat(contracts.run(0x04, new byte[1])).isInstanceOf(PrecompileResult.Output.class);
    }

    @Test
    void moreTermsCostLessEachUpToTheTablesEnd() {
        assertThat(OSAKA.gas(0x0c, new byte[0])).isZero();
        assertThat(OSAKA.gas(0x0c, new byte[128 * 160])).isEqualTo(128 * 12_000L * 519 / 1000);
        assertThat(OSAKA.gas(0x0c, new byte[500 * 160])).isEqualTo(500 * 12_000L * 519 / 1000);
        assertThat(OSAKA.gas(0x0e, new byte[500 * 288])).isEqualTo(500 * 22_500L * 524 / 1000);
    }
}
