package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/// Bytes as pairs of letters: the first and the last of 256 words of four letters, with a checksum behind them
/// (BCR-2020-012, "minimal"). Thread-safe.
final class Bytewords {
    private static final int CHECKSUM = 4;
    private static final String WORDS = """
            able acid also apex aqua arch atom aunt away axis back bald barn belt beta bias
            blue body brag brew bulb buzz calm cash cats chef city claw code cola cook cost
            crux curl cusp cyan dark data days deli dice diet door down draw drop drum dull
            duty each easy echo edge epic even exam exit eyes fact fair fern figs film fish
            fizz flap flew flux foxy free frog fuel fund gala game gear gems gift girl glow
            good gray grim guru gush gyro half hang hard hawk heat help high hill holy hope
            horn huts iced idea idle inch inky into iris iron item jade jazz join jolt jowl
            judo jugs jump junk jury keep keno kept keys kick kiln king kite kiwi knob lamb
            lava lazy leaf legs liar limp lion list logo loud love luau luck lung main many
            math maze memo menu meow mild mint miss monk nail navy need news next noon note
            numb obey oboe omit onyx open oval owls paid part peck play plus poem pool pose
            puff puma purr quad quiz race ramp real redo rich road rock roof ruby ruin runs
            rust safe saga scar sets silk skew slot soap solo song stub surf swan taco task
            taxi tent tied time tiny toil tomb toys trip tuna twin ugly undo unit urge user
            vast very veto vial vibe view visa void vows wall wand warm wasp wave waxy webs
            what when whiz wolf work yank yawn yell yoga yurt zaps zero zest zinc zone zoom
            """;
    private static final String PAIRS = pairs();
    private static final short[] BYTES = bytes();

    private Bytewords() {}

    private static String pairs() {
        var pairs = new StringBuilder();
        for (var word : WORDS.strip().split("\\s+", 0))
            pairs.append(word.charAt(0)).append(word.charAt(3));
        return pairs.toString();
    }

    private static short[] bytes() {
        var bytes = new short[26 * 26];
        Arrays.fill(bytes, (short) -1);
        for (int i = 0; i < 256; i++) bytes[place(PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1))] = (short) i;
        return bytes;
    }

    private static int place(char first, char last) {
        return (first - 'a') * 26 + (last - 'a');
    }

    static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static String write(ByteString bytes) {
        var body = bytes.toArray();
        var all = ByteBuffer.allocate(body.length + CHECKSUM).put(body).putInt(checksum(body));
        var text = new StringBuilder(2 * all.capacity());
        for (byte each : all.array()) text.append(PAIRS, 2 * (each & 0xff), 2 * (each & 0xff) + 2);
        return text.toString();
    }

    /// Reads the letters in any case.
    static Parsed<ByteString> read(String text) {
        int count = text.length() / 2;
        if (text.length() % 2 != 0 || count <= CHECKSUM) return Parsed.malformed("too few letters");
        var lower = text.toLowerCase(Locale.ROOT);
        var all = new byte[count];
        for (int i = 0; i < count; i++) {
            char first = lower.charAt(2 * i);
            char last = lower.charAt(2 * i + 1);
            boolean areLetters = first >= 'a' && first <= 'z' && last >= 'a' && last <= 'z';
            int value = areLetters ? BYTES[place(first, last)] : -1;
            if (value < 0) return Parsed.malformed("letters that stand for nothing, at " + 2 * i);
            all[i] = (byte) value;
        }
        var body = Arrays.copyOf(all, count - CHECKSUM);
        int said = ByteBuffer.wrap(all, body.length, CHECKSUM).getInt();
        return said == checksum(body) ? Parsed.ok(ByteString.of(body)) : Parsed.malformed("the checksum is wrong");
    }
}
