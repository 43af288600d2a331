package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import org.junit.jupiter.api.Test;

class SipHashTest {
    private static final SipHash KEY = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    private static long hash(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) i;
        return KEY.hash(SipHash.words(ByteString.of(bytes)));
    }

    /// The example of the SipHash paper, appendix A, and the first vectors of its reference implementation.
    @Test
    void hashesTheExamplesOfItsAuthors() {
        assertThat(hash(15)).isEqualTo(0xa129ca6149be45e5L);
        assertThat(hash(0)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash(1)).isEqualTo(0x74f839c593dc67fdL);
        assertThat(hash(8)).isEqualTo(0x93f5f5799a932462L);
    }
}
