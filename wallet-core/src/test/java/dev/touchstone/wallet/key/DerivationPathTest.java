package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"m/84h/0h/0h/0/5", "m/84'/0'/0'/0/5", "m/84H/0'/0h/0/5", "84h/0h/0h/0/5"})
    void readsEveryWayOfWritingAPath(String text) {
        var path = DerivationPath.parse(text).orThrow();
        assertThat(path.toString()).isEqualTo("m/84h/0h/0h/0/5");
        assertThat(path).isEqualTo(DerivationPath.account(84, 0, 0).child(0).child(5));
        assertThat(path.isPublic()).isFalse();
        assertThat(path.depth()).isEqualTo(5);
    }

    @Test
    void readsTheMasterKey() {
        assertThat(DerivationPath.parse("m").orThrow()).isEqualTo(DerivationPath.MASTER);
        assertThat(DerivationPath.MASTER.toString()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "m//0",
                "m/0/",
                "m/h",
                "m/-1",
                "m/2147483648",
                "m/99999999999",
                "m/0hh",
                "m/0x1",
                "M/0",
                "m/\u0661",
                "m/+1"
            })
    void refusesWhatIsNoPath(String text) {
        assertThat(DerivationPath.parse(text)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesMoreStepsThanAKeyCanCount() {
        assertThat(DerivationPath.parse("m" + "/0".repeat(255))).isInstanceOf(Parsed.Ok.class);
        assertThat(DerivationPath.parse("m" + "/0".repeat(256))).isInstanceOf(Parsed.Malformed.class);
        assertThat(DerivationPath.parse("/".repeat(1_000_000))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsAndWritesTheBitsOfAChild() {
        for (var child :
                List.of(ChildNumber.normal(0), ChildNumber.normal(Integer.MAX_VALUE), ChildNumber.hardened(44))) {
            assertThat(ChildNumber.ofBits(child.bits())).isEqualTo(child);
        }
        assertThat(ChildNumber.hardened(0).bits()).isEqualTo(0x8000_0000);
        assertThat(ChildNumber.hardened(0)).isGreaterThan(ChildNumber.normal(Integer.MAX_VALUE));
    }
}
