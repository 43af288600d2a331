package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void keccakIsNotSha3() {
        assertThat(Keccak256.of(new byte[0]).hex())
                .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(Keccak256.of("abc".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    }

    /// The examples of EIP-55.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void addressesCarryTheirChecksum(String text) {
        var read = EthereumAddress.parse(text);
        assertThat(read)
                .isInstanceOfSatisfying(
                        AddressText.Valid.class,
                        valid -> assertThat(valid.address().text()).isEqualTo(text));
        var small = EthereumAddress.parse(text.toLowerCase(Locale.ROOT));
        assertThat(small).isInstanceOfSatisfying(AddressText.Valid.class, valid -> {
            assertThat(valid.address().text()).isEqualTo(text);
            assertThat(valid.checked()).isFalse();
        });
    }

    @Test
    void aWrongAddressIsToldByName() {
        var right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        assertThat(EthereumAddress.parse(right.substring(2))).isEqualTo(new AddressText.NoPrefix());
        assertThat(EthereumAddress.parse("")).isEqualTo(new AddressText.NoPrefix());
        assertThat(EthereumAddress.parse("0x")).isEqualTo(new AddressText.WrongLength(0));
        assertThat(EthereumAddress.parse(right + "00")).isEqualTo(new AddressText.WrongLength(42));
        assertThat(EthereumAddress.parse(right.substring(0, 41))).isEqualTo(new AddressText.WrongLength(39));
        assertThat(EthereumAddress.parse(right.replace('A', 'G'))).isEqualTo(new AddressText.NotHexadecimal(4));
        assertThat(EthereumAddress.parse(right.replace("5aA", "5AA"))).isEqualTo(new AddressText.BadChecksum());
        assertThat(EthereumAddress.parse(right.replace("Aed", "aed"))).isEqualTo(new AddressText.BadChecksum());
    }

    @Test
    void weiStaysWithin256Bits() {
        assertThat(Wei.PER_GWEI.times(1_000_000_000)).isEqualTo(Wei.PER_ETHER);
        assertThat(Wei.sum(List.of(Wei.of(1), Wei.of(2), Wei.ZERO))).isEqualTo(Wei.of(3));
        assertThat(Wei.MAX.minus(Wei.of(1)).plus(Wei.of(1))).isEqualTo(Wei.MAX);
        assertThatThrownBy(() -> Wei.MAX.plus(Wei.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Wei.of(1).minus(Wei.of(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Wei.MAX.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Wei.of(1).times(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Wei.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Wei.MAX.word().hex()).isEqualTo("f".repeat(64));
        assertThat(Wei.of(256).word().hex()).isEqualTo("0".repeat(61) + "100");
    }

    /// WETH keeps balances in the mapping at 3; the key that a server named for a holder is the one computed
    /// here.
    @Test
    void theKeyOfAMappingsEntryIsThatOfSolidity() {
        var pool = EthereumAddress.of(ByteString.fromHex("37305b1cd40574e4c5ce33f8e8306be057fd7341")
                .orElseThrow()
                .toArray());
        assertThat(StorageKey.of(9).entry(pool).value().hex())
                .isEqualTo("9254cb65314db3d2d7ca17f753f1d9c7f1b6fa05111d18d10ed5b9519d1b247c");
    }

    @Test
    void anAccountIsReadAsItIsWritten() {
        var account = new AccountState(EthereumAddress.ZERO, -1, Wei.MAX, Hash256.ZERO, AccountState.NO_CODE);
        assertThat(AccountState.parse(EthereumAddress.ZERO, account.bytes())).isEqualTo(Parsed.ok(account));
        assertThat(AccountState.EMPTY_ROOT.hex())
                .isEqualTo("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
    }

    @Test
    void aHeaderOfAForkToComeIsReadAndCounted() {
        var block = Vectors.json("ethereum/blocks/Prague.json.gz");
        var amsterdam = EthereumJson.header(block).toBuilder()
                .set(HeaderField.BLOCK_ACCESS_LIST_HASH, Hash256.ZERO)
                .set(HeaderField.SLOT_NUMBER, 12_345_678)
                .build();
        assertThat(amsterdam.slotNumber()).hasValue(12_345_678);
        assertThat(amsterdam.blockAccessListHash()).contains(Hash256.ZERO);
        assertThat(amsterdam.unknownFields()).isZero();
        var later = RlpWriter.listOf(out -> {
            for (var field : HeaderField.values()) out.raw(encoded(amsterdam, field));
            out.u64(7);
        });
        var read = ExecutionHeader.parse(ByteString.of(later)).orThrow();
        assertThat(read.unknownFields()).isEqualTo(1);
        assertThat(read.stateRoot()).isEqualTo(amsterdam.stateRoot());
        assertThat(read.hash()).isEqualTo(Keccak256.of(later));
    }

    private static ByteString encoded(ExecutionHeader header, HeaderField field) {
        try {
            var in = new RlpReader(header.bytes().toArray()).list();
            for (var other : HeaderField.values()) {
                if (other == field) break;
                in.item();
            }
            return in.item();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHeaderWithAFieldOfTheWrongFormIsRefused() {
        var header = EthereumJson.header(Vectors.json("ethereum/blocks/Prague.json.gz"));
        var oddForms = List.of("80", "c0", "00", "820001", "a0" + "00".repeat(31) + "01", "01");
        for (var field : HeaderField.values()) {
            if (!header.has(field) || field == HeaderField.EXTRA_DATA) continue;
            for (var form : oddForms) {
                var bytes = ByteString.of(RlpWriter.listOf(out -> {
                    for (var other : HeaderField.values()) {
                        if (!header.has(other)) continue;
                        out.raw(other == field ? ByteString.fromHex(form).orElseThrow() : encoded(header, other));
                    }
                }));
                switch (ExecutionHeader.parse(bytes)) {
                    case Parsed.Ok<ExecutionHeader>(var read) ->
                        assertThat(read.bytes()).isEqualTo(bytes);
                    case Parsed.Malformed<ExecutionHeader> _ -> {}
                }
                boolean isNumber = switch (field.form()) {
                    case COUNT, WORD -> true;
                    case HASH, ADDRESS, BLOOM, NONCE, BYTES -> false;
                };
                boolean fits = isNumber
                        ? form.equals("80") || form.equals("01")
                        : form.length() == 66 && field.form() == HeaderField.Form.HASH;
                assertThat(ExecutionHeader.parse(bytes) instanceof Parsed.Ok<ExecutionHeader>)
                        .as(field + " " + form)
                        .isEqualTo(fits);
            }
        }
        assertThat(ExecutionHeader.parse(ByteString.of(new byte[ExecutionHeader.MOST_BYTES + 1])))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void headersTransactionsAndReceiptsAreReadWholeOrRefused() {
        var block = Vectors.json("ethereum/blocks/Prague.json.gz");
        isTotal(EthereumJson.header(block).bytes(), ExecutionHeader::parse, ExecutionHeader::bytes);
        for (int i = 0; i < 12; i++) {
            var tx = EthereumJson.transaction(block.get("transactions").get(i));
            isTotal(tx.bytes(), EthereumTransaction::parse, EthereumTransaction::bytes);
        }
        var receipts = Vectors.json("ethereum/proofs/helios-rpc/receipts.json.gz");
        for (int i = 0; i < 12; i++) {
            isTotal(EthereumJson.receipt(receipts.get(i)).bytes(), Receipt::parse, Receipt::bytes);
        }
        isTotal(new Withdrawal(1, -1, EthereumAddress.ZERO, 5_000).bytes(), Withdrawal::parse, Withdrawal::bytes);
    }

    private static <T> void isTotal(
            ByteString bytes, Function<ByteString, Parsed<T>> parse, Function<T, ByteString> write) {
        var random = new Random(bytes.length());
        assertThat(parse.apply(bytes).map(write)).isEqualTo(Parsed.ok(bytes));
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(bytes.length());
            var cut = ByteString.of(bytes.toArray(0, at));
            assertThat(parse.apply(cut)).isInstanceOf(Parsed.Malformed.class);
            var changed = bytes.toArray();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            switch (parse.apply(ByteString.of(changed))) {
                case Parsed.Ok<T>(var value) -> assertThat(write.apply(value)).isEqualTo(ByteString.of(changed));
                case Parsed.Malformed<T> _ -> {}
            }
            var noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            assertThat(parse.apply(ByteString.of(noise))).isNotNull();
        }
        assertThat(parse.apply(ByteString.of(Arrays.copyOf(bytes.toArray(), bytes.length() + 1))))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aBloomHoldsWhatItsLogsHold() {
        var log = new LogEntry(EthereumAddress.ZERO, List.of(Hash256.ZERO), ByteString.EMPTY);
        var bloom = LogsBloom.of(List.of(log));
        assertThat(bloom.mayHold(EthereumAddress.ZERO)).isTrue();
        assertThat(bloom.mayHoldTopic(Hash256.ZERO)).isTrue();
        assertThat(bloom.mayHold(BlockHashRing.CONTRACT)).isFalse();
        assertThat(LogsBloom.EMPTY.mayHold(EthereumAddress.ZERO)).isFalse();
        assertThat(LogsBloom.union(List.of(bloom, LogsBloom.EMPTY))).isEqualTo(bloom);
    }

    @Test
    void theRingOfHashesReaches8191BlocksBack() {
        var newer = BlockNumber.of(10_000);
        assertThat(BlockHashRing.holds(newer, BlockNumber.of(9_999))).isTrue();
        assertThat(BlockHashRing.holds(newer, BlockNumber.of(1_809))).isTrue();
        assertThat(BlockHashRing.holds(newer, BlockNumber.of(1_808))).isFalse();
        assertThat(BlockHashRing.holds(newer, newer)).isFalse();
        assertThat(BlockHashRing.key(BlockNumber.of(8_192))).isEqualTo(StorageKey.of(BigInteger.ONE));
    }
}
