package dev.touchstone.wallet.message.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.field.MessageField;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {
    private static final Descriptions BUILT_IN = Descriptions.builtIn();
    private static final EthereumAddress USDC = address("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
    private static final EthereumAddress WETH = address("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
    private static final EthereumAddress BOB = address("0x00000000000000000000000000000000000000bb");

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private static Optional<Description> call(EthereumAddress to, ByteString data, long value) {
        return BUILT_IN.ofCall(BigInteger.ONE, to, data, BigInteger.valueOf(value), KnownContracts.NONE);
    }

    private static FieldValue token(long units, EthereumAddress token) {
        return new FieldValue.Token(BigInteger.valueOf(units), token, Optional.empty(), Optional.empty());
    }

    private static FieldValue named(EthereumAddress address) {
        return new FieldValue.Address(address, Optional.empty());
    }

    @Test
    void theBundledFilesAreThoseOfTheList() {
        assertThat(BUILT_IN.size()).isEqualTo(11);
    }

    @Test
    void aCallIsToldInTheWordsOfItsDescriptor() {
        var data = AbiCall.of("transfer(address,uint256)")
                .address(BOB)
                .number(BigInteger.TEN)
                .data();
        assertThat(call(USDC, data, 0)).hasValueSatisfying(description -> {
            assertThat(description.intent()).isEqualTo("Send");
            assertThat(description.isAudited()).isFalse();
            assertThat(description.fields())
                    .containsExactly(new MessageField("Amount", token(10, USDC)), new MessageField("To", named(BOB)));
        });
        assertThat(call(BOB, data, 0)).isEmpty();
        assertThat(BUILT_IN.ofCall(BigInteger.TWO, USDC, data, BigInteger.ZERO, KnownContracts.NONE))
                .isEmpty();
    }

    @Test
    void anAllowanceWithoutLimitIsSaidToBeOne() {
        var all = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        var data =
                AbiCall.of("approve(address,uint256)").address(BOB).number(all).data();
        assertThat(call(USDC, data, 0).orElseThrow().fields().get(1).value())
                .isEqualTo(new FieldValue.Token(all, USDC, Optional.empty(), Optional.of("Unlimited")));
    }

    @Test
    void etherThatGoesWithACallIsShown() {
        assertThat(call(WETH, AbiCall.of("deposit()").data(), 7).orElseThrow().fields())
                .containsExactly(new MessageField("Amount", new FieldValue.Ether(BigInteger.valueOf(7))));
    }

    @Test
    void whatADescriptorDoesNotNameIsShownUnderItsOwnName() {
        var router = address("0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45");
        var parameters = new AbiValue.Fields(List.of(
                AbiValue.of(USDC),
                AbiValue.of(WETH),
                AbiValue.word(BigInteger.valueOf(500)),
                AbiValue.of(BOB),
                AbiValue.word(BigInteger.valueOf(100)),
                AbiValue.word(BigInteger.valueOf(90)),
                AbiValue.word(BigInteger.ZERO)));
        var data = AbiCall.of("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))")
                .with(parameters)
                .data();
        assertThat(call(router, data, 0).orElseThrow().fields())
                .containsExactly(
                        new MessageField("Send", token(100, USDC)),
                        new MessageField("Receive minimum", token(90, WETH)),
                        new MessageField("Uniswap fee", new FieldValue.Plain("0.05%")),
                        new MessageField("Beneficiary", named(BOB)),
                        new MessageField("params.tokenIn", named(USDC)),
                        new MessageField("params.tokenOut", named(WETH)),
                        new MessageField("params.sqrtPriceLimitX96", new FieldValue.Whole(BigInteger.ZERO)));
    }

    @Test
    void aCallThatIsNotWrittenAsItsTypesWantIsNotDescribed() {
        var data = AbiCall.of("transfer(address,uint256)")
                .number(BigInteger.ONE.shiftLeft(200))
                .number(BigInteger.TEN)
                .data();
        assertThat(call(USDC, data, 0)).isEmpty();
        var longer = ByteString.fromHex(
                        AbiCall.of("transfer(address,uint256)")
                                        .address(BOB)
                                        .number(BigInteger.TEN)
                                        .data()
                                        .hex() + "00")
                .orElseThrow();
        assertThat(call(USDC, longer, 0)).isEmpty();
    }

    private static TypedData permit(String token) {
        return TypedData.parse("""
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                  "PermitBatch": [{"name": "details", "type": "PermitDetails[]"}, {"name": "spender", "type": "address"},
                                  {"name": "sigDeadline", "type": "uint256"}],
                  "PermitDetails": [{"name": "token", "type": "address"}, {"name": "amount", "type": "uint160"},
                                    {"name": "expiration", "type": "uint48"}, {"name": "nonce", "type": "uint48"}]},
                 "primaryType": "PermitBatch",
                 "domain": {"name": "%s", "chainId": 1, "verifyingContract": "0x000000000022D473030F116dDEE9F6B43aC78BA3"},
                 "message": {"details": [{"token": "%s", "amount": 5, "expiration": 100, "nonce": 0},
                                         {"token": "%s", "amount": 6, "expiration": 200, "nonce": 1}],
                             "spender": "%s", "sigDeadline": 300}}
                """.formatted(token, USDC.text(), WETH.text(), BOB.text()))
                .orThrow();
    }

    @Test
    void eachItemOfAListIsToldWithItsOwnToken() {
        var fields = BUILT_IN.of(permit("Permit2"), KnownContracts.NONE)
                .orElseThrow()
                .fields();
        assertThat(fields)
                .contains(
                        new MessageField("Amount allowance 1", token(5, USDC)),
                        new MessageField("Amount allowance 2", token(6, WETH)),
                        new MessageField("Approval expires 2", new FieldValue.Moment(Instant.ofEpochSecond(200))),
                        new MessageField("details 2.nonce", new FieldValue.Whole(BigInteger.ONE)));
        assertThat(BUILT_IN.of(permit("Permit3"), KnownContracts.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transfer(address to,uint256 value) | transfer(address,uint256)",
                "f((uint a, bytes[] b)[2] c, string) | f((uint256,bytes[])[2],string)",
                "deposit() | deposit()"
            })
    void signaturesAreReadWithAndWithoutNames(String written, String canonical) throws MalformedException {
        assertThat(CallSignature.parse(written).canonical()).isEqualTo(canonical);
    }

    private static String reason(String json) {
        return switch (DescriptorReader.parse("file", json)) {
            case Parsed.Ok<Descriptor> _ -> "read";
            case Parsed.Malformed<Descriptor>(var reason) -> reason;
        };
    }

    @Test
    void aDescriptorThatHoldsForNothingIsRefused() {
        assertThat(reason("{}")).isEqualTo("neither calls nor typed data");
        assertThat(reason("{\"context\": {\"contract\": {}}, \"metadata\": {\"owner\": \"x\"}}"))
                .isEqualTo("no deployments");
        assertThat(reason("[")).startsWith("not JSON");
    }

    @Test
    void whateverTheTextIsItIsADescriptorOrThereIsAReason() throws IOException {
        byte[] seed;
        try (var in = Descriptions.class.getResourceAsStream("calldata-uniswap-v3-router-2.json")) {
            assertThat(in).isNotNull();
            seed = in.readAllBytes();
        }
        var random = new Random(7730);
        for (int i = 0; i < 5_000; i++) {
            var bytes = seed.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(128) : "[](),.\"-0".charAt(random.nextInt(9)));
            }
            assertThat(reason(new String(bytes, StandardCharsets.UTF_8))).isNotBlank();
        }
    }

    @Test
    void whateverTheBytesAreTheyAreACallOrThereIsAReason() throws MalformedException {
        var signature = CallSignature.parse("f((uint8 a,bytes[] b)[2] c,string d,int16[] e,bool f,bytes3 g)");
        var random = new Random(7731);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[4 + 32 * random.nextInt(20)];
            for (int at = 35; at < bytes.length; at += 32) bytes[at] = (byte) (32 * random.nextInt(8));
            System.arraycopy(signature.selector().toArray(), 0, bytes, 0, 4);
            if (bytes.length > 4) bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            assertThat(signature.arguments(ByteString.of(bytes))).isNotNull();
        }
    }
}
