package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpcodeVectorsTest {
    @ParameterizedTest
    @CsvSource({
        "add, 01",
        "and, 16",
        "byte, 1a",
        "div, 04",
        "eq, 14",
        "gt, 11",
        "lt, 10",
        "mod, 06",
        "mul, 02",
        "or, 17",
        "sdiv, 05",
        "sgt, 13",
        "shl, 1b",
        "shr, 1c",
        "slt, 12",
        "sub, 03",
        "xor, 18"
    })
    void eachInstructionGivesTheExpectedWord(String name, String op) {
        int count = 0;
        for (var one : Vectors.json("ethereum/execution/opcodes/testcases_" + name + ".json")) {
            // pushes X, then Y on top of it, and returns what the instruction makes of them
            var code = "7f" + one.get("X").asString() + "7f" + one.get("Y").asString() + op + "60005260206000f3";
            var expected =
                    ByteString.of(HexFormat.of().parseHex(one.get("Expected").asString()));
            assertThat(Programs.returned(code)).as(name + " " + one).isEqualTo(expected);
            count++;
        }
        assertThat(count).isEqualTo(81);
    }
}
