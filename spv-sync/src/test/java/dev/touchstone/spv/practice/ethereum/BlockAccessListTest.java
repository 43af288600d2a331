package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BlockAccessListTest {
    private static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    /// The first block of `test_bal_self_transfer` of execution-spec-tests (bal v5.0.0): the hash in its header is
    /// that of its list.
    @Test
    void hasTheHashThatTheOfficialTestHas() {
        var list = new BlockAccessList();
        var sender = address("4a6d1643b7f7ee752a32db8b4ac53152bb6dc207");
        list.read(SystemContracts.BEACON_ROOTS, StorageKey.of(0x200b));
        list.word(SystemContracts.BEACON_ROOTS, StorageKey.of(0x0c), BigInteger.valueOf(0x0c));
        list.word(
                BlockHashRing.CONTRACT,
                StorageKey.of(0),
                number("ecd4fc3e4731fe4b9456cc2e1d8f228ced7318e9bf3ed11e95761aaee77871bf"));
        for (long key = 3; key >= 0; key--) {
            list.read(address("00000961ef480eb55e80d19ad83579a64c007002"), StorageKey.of(key));
            list.read(address("0000bbddc7ce488642fb579f8b00f3a590007251"), StorageKey.of(key));
        }
        list.nextTransaction();
        list.nonce(sender, 1);
        list.balance(sender, Wei.of(0x0c0e54));
        list.balance(sender, Wei.of(0x0c0df0));
        list.balance(address("2adc25665018aa1fe0e6bc666dac8fc2697ff9ba"), Wei.of(0xf618));
        assertThat(list.hash().hex()).isEqualTo("38455f59b3bc823ad22b0fc318c989229b1f8294df67b9a01a4ff725144b684e");
    }

    @Test
    void ofNothingIsTheHashOfAnEmptyList() {
        assertThat(new BlockAccessList().hash().hex())
                .isEqualTo("1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");
    }

    @Test
    void aWordThatWasReadAndThenWrittenIsWritten() {
        var list = new BlockAccessList();
        list.read(SystemContracts.BEACON_ROOTS, StorageKey.of(1));
        list.word(SystemContracts.BEACON_ROOTS, StorageKey.of(1), BigInteger.ONE);
        var other = new BlockAccessList();
        other.word(SystemContracts.BEACON_ROOTS, StorageKey.of(1), BigInteger.ONE);
        assertThat(list.bytes()).isEqualTo(other.bytes());
    }
}
