package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpentScriptTest {
    private static final ByteString SIGNATURE =
            ByteString.fromHex("30" + "11".repeat(70)).orElseThrow();
    private static final ByteString KEY =
            ByteString.fromHex("02" + "22".repeat(32)).orElseThrow();

    private static Script pushing(ByteString... items) {
        var out = new WireWriter();
        for (var item : items) out.u8(item.length()).string(item);
        return new Script(out.toByteString());
    }

    private static List<SpentScript> shown(Script scriptSig, ByteString... witness) {
        var input = new TxIn(OutPoint.NULL, scriptSig, TxIn.FINAL, Arrays.asList(witness));
        return SpentScript.shownBy(input).stream().toList();
    }

    @Test
    void seesTheScriptBehindAKeyAndASignature() {
        var hash = Hash160.of(KEY);
        var nested = Script.p2wpkh(hash).program();
        assertThat(shown(pushing(SIGNATURE, KEY)).getFirst().candidates()).contains(Script.p2pkh(hash));
        assertThat(shown(Script.EMPTY, SIGNATURE, KEY).getFirst().candidates()).contains(Script.p2wpkh(hash));
        assertThat(shown(pushing(nested), SIGNATURE, KEY).getFirst().candidates())
                .containsExactly(Script.p2sh(Hash160.of(nested)));
    }

    /// Anyone may make a script of 33 bytes that looks like a key; its filter must not count as a lie.
    @Test
    void leavesOpenThatWhatLooksLikeAKeyIsAScript() {
        var scriptHash = DoubleSha256.newSha256().digest(KEY.toArray());
        assertThat(shown(Script.EMPTY, SIGNATURE, KEY).getFirst().candidates()).contains(Script.p2wsh(scriptHash));
        assertThat(shown(pushing(SIGNATURE, KEY)).getFirst().candidates()).contains(Script.p2sh(Hash160.of(KEY)));
    }

    @Test
    void seesNothingInOtherInputs() {
        var schnorr = ByteString.fromHex("33".repeat(64)).orElseThrow();
        var other = Script.p2wpkh(new byte[20]).program();
        assertThat(shown(Script.EMPTY)).isEmpty();
        assertThat(shown(Script.EMPTY, schnorr)).isEmpty();
        assertThat(shown(Script.EMPTY, ByteString.EMPTY, SIGNATURE, KEY)).isEmpty();
        assertThat(shown(pushing(SIGNATURE))).isEmpty();
        assertThat(shown(pushing(other), SIGNATURE, KEY)).isEmpty();
        assertThat(shown(Script.of((byte) 0x4b), SIGNATURE, KEY)).isEmpty();
        assertThat(shown(Script.of((byte) 0x51, (byte) 0x87))).isEmpty();
    }
}
