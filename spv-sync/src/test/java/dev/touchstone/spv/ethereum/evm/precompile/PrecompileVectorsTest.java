package dev.touchstone.spv.ethereum.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.Vectors;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// go-ethereum's vectors: what each built-in contract answers and costs, and what it refuses.
class PrecompileVectorsTest {
    private static final String FOLDER = "ethereum/execution/precompiles/";

    @ParameterizedTest
    @CsvSource({
        "ecRecover.json, 0x01, FRONTIER, 5",
        "modexp.json, 0x05, BYZANTIUM, 17",
        "modexp_eip2565.json, 0x05, BERLIN, 47",
        "modexp_eip7883.json, 0x05, OSAKA, 45",
        "bn256Add.json, 0x06, ISTANBUL, 16",
        "bn256ScalarMul.json, 0x07, ISTANBUL, 19",
        "bn256Pairing.json, 0x08, ISTANBUL, 14",
        "blake2F.json, 0x09, ISTANBUL, 5",
        "pointEvaluation.json, 0x0a, CANCUN, 1",
        "blsG1Add.json, 0x0b, PRAGUE, 112",
        "blsG1Mul.json, 0x0c, PRAGUE, 11",
        "blsG1MultiExp.json, 0x0c, PRAGUE, 12",
        "blsG2Add.json.gz, 0x0d, PRAGUE, 84",
        "blsG2Mul.json, 0x0e, PRAGUE, 11",
        "blsG2MultiExp.json, 0x0e, PRAGUE, 12",
        "blsPairing.json.gz, 0x0f, PRAGUE, 80",
        "blsMapG1.json, 0x10, PRAGUE, 105",
        "blsMapG2.json, 0x11, PRAGUE, 105",
        "p256Verify.json.gz, 0x100, OSAKA, 587",
    })
    void everyAnswerAndItsGasAreThoseOfTheVectors(String file, String number, PrecompileSet set, int count) {
        var contracts = Precompiles.of(set);
        var cases = Vectors.json(FOLDER + file);
        assertThat(cases.size()).isEqualTo(count);
        for (var item : cases) {
            var input = HexFormat.of().parseHex(item.get("Input").asString());
            var name = item.get("Name").asString();
            assertThat(contracts.gas(Integer.decode(number), input))
                    .as("gas of %s", name)
                    .isEqualTo(item.get("Gas").asLong());
            assertThat(Outputs.hex(contracts.run(Integer.decode(number), input)))
                    .as(name)
                    .isEqualTo(item.get("Expected").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fail-blake2f.json, 0x09, 4",
        "fail-blsG1Add.json, 0x0b, 6",
        "fail-blsG1Mul.json, 0x0c, 7",
        "fail-blsG1MultiExp.json, 0x0c, 7",
        "fail-blsG2Add.json, 0x0d, 6",
        "fail-blsG2Mul.json, 0x0e, 7",
        "fail-blsG2MultiExp.json, 0x0e, 7",
        "fail-blsPairing.json, 0x0f, 9",
        "fail-blsMapG1.json, 0x10, 5",
        "fail-blsMapG2.json, 0x11, 5",
    })
    void whatTheVectorsRefuseFails(String file, String number, int count) {
        var contracts = Precompiles.of(PrecompileSet.OSAKA);
        var cases = Vectors.json(FOLDER + file);
        assertThat(cases.size()).isEqualTo(count);
        for (var item : cases) {
            var input = HexFormat.of().parseHex(item.get("Input").asString());
            assertThat(contracts.run(Integer.decode(number), input))
                    .as(item.get("Name").asString())
                    .isEqualTo(new PrecompileResult.Failure());
        }
    }
}
