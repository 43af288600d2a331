package dev.touchstone.wallet.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// The 2048 English words of BIP39, in their alphabetical order. Immutable.
final class WordList {
    static final int SIZE = 2048;
    static final WordList ENGLISH = new WordList(load());

    private final List<String> words;

    private WordList(List<String> words) {
        if (words.size() != SIZE) throw new IllegalStateException("the word list has " + words.size() + " words");
        this.words = words;
    }

    private static List<String> load() {
        try (var in = WordList.class.getResourceAsStream("bip39-english.txt")) {
            if (in == null) throw new IllegalStateException("the word list is missing from the program");
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the word list cannot be read", e);
        }
    }

    String word(int index) {
        return words.get(index);
    }

    /// Its number, or a negative one.
    int indexOf(String word) {
        return Collections.binarySearch(words, word);
    }

    /// The words that begin like this, at most `limit`.
    List<String> startingWith(String prefix, int limit) {
        int at = indexOf(prefix);
        return words.stream()
                .skip(at >= 0 ? at : -at - 1)
                .takeWhile(word -> word.startsWith(prefix))
                .limit(limit)
                .toList();
    }

    /// The words that share the longest beginning with one that is not in the list.
    List<String> like(String word, int limit) {
        for (int length = word.length(); length > 0; length--) {
            var found = startingWith(word.substring(0, length), limit);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }
}
