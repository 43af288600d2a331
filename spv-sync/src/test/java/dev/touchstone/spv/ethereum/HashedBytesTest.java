package dev.touchstone.spv.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import org.junit.jupiter.api.Test;

class HashedBytesTest {
    private final ByteString some = ByteString.of((byte) 1, (byte) 2);
    private final ByteString other = ByteString.of((byte) 1, (byte) 3);

    @Test
    void bytesHaveTheirOwnHashTheFirstTimeAndAgain() {
        var hashed = new HashedBytes();
        for (int i = 0; i < 2; i++) {
            assertThat(hashed.have(Keccak256.of(some), some)).isTrue();
            assertThat(hashed.have(Keccak256.of(some), ByteString.of(some.toArray())))
                    .isTrue();
        }
    }

    @Test
    void otherBytesDoNotHaveAHashThatIsKnown() {
        var hashed = new HashedBytes();
        assertThat(hashed.have(Keccak256.of(some), other)).isFalse();
        assertThat(hashed.have(Keccak256.of(some), some)).isTrue();
        assertThat(hashed.have(Keccak256.of(some), other)).isFalse();
        assertThat(hashed.have(Keccak256.of(some), ByteString.EMPTY)).isFalse();
        assertThat(hashed.have(Keccak256.of(some), some)).isTrue();
    }
}
