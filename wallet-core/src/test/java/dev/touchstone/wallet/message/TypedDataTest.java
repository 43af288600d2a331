package dev.touchstone.wallet.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, by name, and what is taken.
class TypedDataTest {
    /// Data whose message has the one member `value`.
    private static String with(String type, String value) {
        return """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}],
                           "Note": [{"name": "value", "type": "%s"}],
                           "Pair": [{"name": "left", "type": "Pair[]"}, {"name": "number", "type": "uint8"}],
                           "Chain": [{"name": "next", "type": "Chain"}]},
                 "primaryType": "Note", "domain": {"name": "App"}, "message": {"value": %s}}
                """.formatted(type, value);
    }

    private static String reason(String json) {
        return switch (TypedData.parse(json)) {
            case Parsed.Ok<TypedData> _ -> "taken";
            case Parsed.Malformed<TypedData>(var reason) -> reason;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "uint8 | 255 | taken",
                "uint8 | 256 | message.value does not fit into 8 bits",
                "uint8 | -1 | message.value does not fit into 8 bits",
                "int8 | -128 | taken",
                "int8 | 128 | message.value does not fit into 8 bits",
                "int8 | \"-129\" | message.value does not fit into 8 bits",
                "uint256 | \"0xff\" | taken",
                "uint256 | 1e3 | message.value is no whole number",
                "uint256 | 1.0 | message.value is no whole number",
                "uint256 | \"\" | message.value is no whole number",
                "uint256 | \"0x\" | message.value is no whole number",
                "uint256 | \" 1\" | message.value is no whole number",
                "uint256 | true | message.value is no whole number",
                "uint256 | null | message.value is no whole number",
                "bool | \"true\" | message.value is neither true nor false",
                "bool | 1 | message.value is neither true nor false",
                "bytes4 | \"0x01020304\" | taken",
                "bytes4 | \"0x010203\" | message.value has 3 bytes, not 4",
                "bytes | \"0x1\" | message.value is not hexadecimal",
                "bytes | \"01\" | message.value is not hexadecimal",
                "string | 5 | message.value is no text",
                "string | \"\\ud800\" | message.value has half a character",
                "address | \"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccD\" | message.value is no address",
                "address | \"0xcccccccccccccccccccccccccccccccccccccccc\" | taken",
                "uint8[] | [1, 2] | taken",
                "uint8[2] | [1] | message.value has 1 items, not 2",
                "uint8[2] | 1 | message.value is no list",
                "uint8[2][] | [[1, 2], [3, 256]] | message.value[1][1] does not fit into 8 bits",
                "Pair | {\"left\": []} | message.value.number is missing",
                "Pair | {\"left\": [], \"number\": 1, \"more\": 2} | message.value has 'more', which its type has not",
                "Pair | {\"left\": [{\"left\": [], \"number\": 1}], \"number\": 1} | taken",
                "Chain | {\"next\": {\"next\": null}} | taken",
                "uint | 1 | no type: 'uint'",
                "int7 | 1 | no type: 'int7'",
                "bytes33 | \"0x\" | no type: 'bytes33'",
                "Nobody | {} | no type 'Nobody'",
                "uint8[ | 1 | no type: 'uint8['"
            })
    void aValueIsTakenAsItsTypeSaysOrRefusedByName(String type, String value, String outcome) {
        assertThat(reason(with(type, value))).isEqualTo(outcome);
    }

    @Test
    void theMessageIsTheTreeThatIsHashed() {
        var data = TypedData.parse(with("uint8[2]", "[1, \"0x02\"]")).orThrow();
        assertThat(data.primaryType()).isEqualTo("Note");
        assertThat(data.domainName()).contains("App");
        assertThat(data.chainId()).isEmpty();
        assertThat(data.message().fields()).hasSize(1);
        assertThat(data.message().value("value").orElseThrow())
                .isInstanceOfSatisfying(TypedValue.Items.class, items -> {
                    assertThat(items.elementType()).isEqualTo("uint8");
                    assertThat(items.items()).hasSize(2);
                });
    }

    @Test
    void whatStandsBesideTheFourMembersIsRefused() {
        assertThat(reason(with("uint8", "1").replace("\"primaryType\"", "\"extra\": 1, \"primaryType\"")))
                .isEqualTo("nothing is called 'extra' here");
        assertThat(reason(with("uint8", "1") + "{}")).startsWith("not JSON");
        assertThat(reason(with("uint8", "1").replace("\"name\": \"App\"", "\"name\": \"App\", \"name\": \"Other\"")))
                .startsWith("not JSON");
        assertThat(reason("[]")).isEqualTo("no JSON object");
    }

    @Test
    void aDomainSaysWhatTheStandardSaysOrIsRefused() {
        var json = with("uint8", "1");
        assertThat(reason(json.replace("{\"name\": \"App\"}", "{\"name\": \"App\", \"chainId\": 1}")))
                .isEqualTo("domain has 'chainId', which its type has not");
        assertThat(reason(json.replace(
                        "{\"name\": \"name\", \"type\": \"string\"}", "{\"name\": \"name\", \"type\": \"bytes\"}")))
                .isEqualTo("the domain's 'name' is no string");
        assertThat(reason(json.replace("EIP712Domain", "Domain"))).isEqualTo("no type 'EIP712Domain'");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        var many = IntStream.range(0, TypedReader.MOST_VALUES)
                .mapToObj(_ -> "1")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(reason(with("uint8[]", many))).isEqualTo("more than 20000 values");
        assertThat(reason(with("string", "\"" + "a".repeat(TypedData.MOST_CHARACTERS) + "\"")))
                .startsWith("more than");
        assertThat(reason(with("uint8" + "[]".repeat(70), "[".repeat(70) + "]".repeat(70))))
                .isNotEqualTo("taken");
        assertThat(reason("[".repeat(500_000))).startsWith("not JSON");
    }
}
