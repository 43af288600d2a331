package dev.touchstone.wallet.key;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The recovery phrase: 12 to 24 English words from which every key of a wallet follows (BIP39).
/// Immutable until closed, then wiped. Thread-safe.
public final class Mnemonic implements AutoCloseable {
    private static final int BITS_PER_WORD = 11;
    private static final int SUGGESTIONS = 5;
    private static final int MAX_TEXT = 2_000;

    private final byte[] entropy;

    private Mnemonic(byte[] entropy) {
        this.entropy = entropy;
    }

    /// How many words a new phrase gets.
    public enum Size {
        WORDS_12(12),
        WORDS_24(24);

        private final int words;

        Size(int words) {
            this.words = words;
        }

        public int words() {
            return words;
        }
    }

    /// What reading a phrase came to.
    public sealed interface Outcome {
        /// The phrase, to be closed by the caller.
        record Whole(Mnemonic mnemonic) implements Outcome {}

        /// A phrase has 12, 15, 18, 21 or 24 words.
        record WrongLength(int words) implements Outcome {}

        /// These words are not in the list.
        record UnknownWords(List<UnknownWord> words) implements Outcome {
            public UnknownWords {
                words = List.copyOf(words);
            }
        }

        /// All words are known, but they do not belong together: one is wrong or two changed places.
        record WrongChecksum() implements Outcome {}
    }

    /// A word that is not in the list; `position` counts from 1. `suggestions` begin the same way.
    public record UnknownWord(int position, String word, List<String> suggestions) {
        public UnknownWord {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public String toString() {
            return "UnknownWord at " + position;
        }
    }

    public static Mnemonic create(Size size, Dice dice) {
        return new Mnemonic(dice.roll(size.words * 4 / 3));
    }

    /// A phrase from its 16, 20, 24, 28 or 32 bytes, which are copied.
    public static Mnemonic ofEntropy(byte[] entropy) {
        if (!isEntropy(entropy.length)) throw new IllegalArgumentException(entropy.length + " bytes make no phrase");
        return new Mnemonic(entropy.clone());
    }

    static boolean isEntropy(int length) {
        return length >= 16 && length <= 32 && length % 4 == 0;
    }

    /// Reads a phrase as people type it: any white space between the words, any case, any Unicode form.
    public static Outcome parse(CharSequence text) {
        var words = split(text);
        if (words.size() < 12 || words.size() > 24 || words.size() % 3 != 0)
            return new Outcome.WrongLength(words.size());
        var unknown = unknown(words);
        if (!unknown.isEmpty()) return new Outcome.UnknownWords(unknown);
        var indexes = words.stream().mapToInt(WordList.ENGLISH::indexOf).toArray();
        var bits = pack(indexes);
        int entropyLength = indexes.length * 4 / 3;
        var entropy = Arrays.copyOf(bits, entropyLength);
        boolean whole = (bits[entropyLength] & 0xff) == checksum(entropy);
        Arrays.fill(bits, (byte) 0);
        Arrays.fill(indexes, 0);
        if (whole) return new Outcome.Whole(new Mnemonic(entropy));
        Arrays.fill(entropy, (byte) 0);
        return new Outcome.WrongChecksum();
    }

    private static List<String> split(CharSequence text) {
        if (text.length() > MAX_TEXT) return List.of();
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .strip();
        return normal.isEmpty() ? List.of() : List.of(normal.split("[\\s\\p{Z}]+"));
    }

    private static List<UnknownWord> unknown(List<String> words) {
        var unknown = new ArrayList<UnknownWord>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!isWord(word)) unknown.add(new UnknownWord(i + 1, word, WordList.ENGLISH.like(word, SUGGESTIONS)));
        }
        return unknown;
    }

    public static boolean isWord(String word) {
        return WordList.ENGLISH.indexOf(word) >= 0;
    }

    /// The words that begin with what has been typed so far.
    public static List<String> completions(String prefix) {
        return prefix.isEmpty()
                ? List.of()
                : WordList.ENGLISH.startingWith(prefix.toLowerCase(Locale.ROOT), SUGGESTIONS);
    }

    public List<String> words() {
        int count = entropy.length * 3 / 4;
        var bits = Arrays.copyOf(entropy, entropy.length + 1);
        bits[entropy.length] = (byte) checksum(entropy);
        var words = IntStream.range(0, count)
                .mapToObj(i -> WordList.ENGLISH.word(index(bits, i)))
                .toList();
        Arrays.fill(bits, (byte) 0);
        return words;
    }

    /// A copy of the 16 to 32 bytes the words stand for, to be closed by the caller.
    public Secret entropy() {
        return Secret.copyOf(entropy);
    }

    /// The 64 bytes of the master key's seed, to be closed by the caller. Takes some 20 ms.
    public Secret seed(Passphrase passphrase) {
        var sentence = sentence();
        try {
            return Secret.take(Bip39Seed.of(sentence, passphrase));
        } finally {
            Arrays.fill(sentence, '\0');
        }
    }

    private char[] sentence() {
        var words = words();
        var sentence =
                new char[words.stream().mapToInt(word -> word.length() + 1).sum() - 1];
        int at = 0;
        for (var word : words) {
            if (at > 0) sentence[at++] = ' ';
            word.getChars(0, word.length(), sentence, at);
            at += word.length();
        }
        return sentence;
    }

    /// The first bits of the SHA-256 of the entropy, one for each four bytes, at the high end of a byte.
    private static int checksum(byte[] entropy) {
        int bits = entropy.length / 4;
        return DoubleSha256.newSha256().digest(entropy)[0] & 0xff & (0xff << (8 - bits));
    }

    private static int index(byte[] bits, int word) {
        int index = 0;
        for (int bit = word * BITS_PER_WORD; bit < (word + 1) * BITS_PER_WORD; bit++) {
            index = index << 1 | (bits[bit / 8] >> (7 - bit % 8) & 1);
        }
        return index;
    }

    private static byte[] pack(int[] indexes) {
        var bits = new byte[indexes.length * 4 / 3 + 1];
        for (int bit = 0; bit < indexes.length * BITS_PER_WORD; bit++) {
            int value = indexes[bit / BITS_PER_WORD] >> (BITS_PER_WORD - 1 - bit % BITS_PER_WORD) & 1;
            bits[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return bits;
    }

    @Override
    public void close() {
        Arrays.fill(entropy, (byte) 0);
    }

    @Override
    public String toString() {
        return "Mnemonic of " + entropy.length * 3 / 4 + " words";
    }
}
