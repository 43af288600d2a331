package dev.touchstone.spv.ethereum.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing throws, whatever the input.
class PrecompileFuzzTest {
    /// Of more rounds, and of longer numbers, a random input would ask without having paid.
    private static final long MOST_GAS = 300_000;

    private static final int[] LENGTHS = {
        0, 1, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129, 159, 160, 161, 191, 192, 193, 212, 213, 214, 255, 256,
        257, 287, 288, 289, 320, 383, 384, 385, 511, 512, 513, 576, 768, 1200
    };

    static IntStream numbers() {
        return IntStream.concat(IntStream.rangeClosed(1, 0x11), IntStream.of(0x100));
    }

    private static void answers(Precompiles contracts, int number, byte[] input) {
        var before = input.clone();
        long gas = contracts.gas(number, input);
        assertThat(gas).isNotNegative();
        if (gas > MOST_GAS) return;
        switch (contracts.run(number, input)) {
            case PrecompileResult.Output(var bytes) -> assertThat(bytes.length).isLessThanOrEqualTo(1 << 20);
            case PrecompileResult.Failure _ -> assertThat(number).isNotIn(1, 2, 3, 4, 0x100);
            case PrecompileResult.Unavailable(var what) -> assertThat(what).isNotEmpty();
        }
        assertThat(input).as("the input is left as it was").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anyBytesAreAnswered(int number) {
        var random = new Random(number);
        for (var set : PrecompileSet.values()) {
            var contracts = Precompiles.of(set);
            if (!contracts.has(number)) continue;
            for (int length : LENGTHS) {
                var input = new byte[length];
                answers(contracts, number, input);
                random.nextBytes(input);
                answers(contracts, number, input);
                for (int i = 0; i < length; i++) if (i % 32 < 30) input[i] = 0;
                answers(contracts, number, input);
                Arrays.fill(input, (byte) 0xff);
                answers(contracts, number, input);
            }
        }
    }

    /// Points of the curves at other lengths than they have, with some bits flipped.
    @ParameterizedTest
    @MethodSource("numbers")
    void changedPointsAreAnswered(int number) {
        var points = HexFormat.of()
                .parseHex(
                        "0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
                                + "6c55e83ff97a1aeffb3af00adb22c6bb0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4"
                                + "fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e100000000000000000000000000000000"
                                + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
                                + "0000000000000000000000000000000013e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049"
                                + "334cf11213945d57e5ac7d055d042b7e000000000000000000000000000000000ce5d527727d6e118cc9cdc6da2e351a"
                                + "adfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280100000000000000000000000000000000"
                                + "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be");
        var contracts = Precompiles.of(PrecompileSet.OSAKA);
        var random = new Random(number);
        for (int i = 0; i < 150; i++) {
            var input = Arrays.copyOf(points, LENGTHS[random.nextInt(LENGTHS.length)]);
            if (input.length > 0 && i % 3 != 0) input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
            answers(contracts, number, input);
        }
    }
}
