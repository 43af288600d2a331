package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.source.AccessListJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a transaction names beside its call: an access list from a file, and authorizations from options.
/// Pure but for the file.
final class AccessListFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final BigInteger MOST_NONCE = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private AccessListFile() {}

    /// What it names.
    record Named(List<AccessListEntry> accessList, List<Word> words) {
        Named {
            accessList = List.copyOf(accessList);
            words = List.copyOf(words);
        }

        /// What is to be signed on this chain.
        List<UnsignedAuthorization> authorizations(BigInteger here) {
            return words.stream()
                    .map(word -> new UnsignedAuthorization(
                            word.authority(), word.chain().orElse(here), word.delegate(), word.nonce()))
                    .toList();
        }
    }

    /// An account's word, for any chain that is named or the one that is asked.
    record Word(EthereumAddress authority, EthereumAddress delegate, long nonce, Optional<BigInteger> chain) {}

    static Named read(Optional<Path> file, List<String> authorizations) throws Failure, IOException {
        var entries = file.isPresent() ? entries(file.get()) : List.<AccessListEntry>of();
        var words = new ArrayList<Word>();
        for (var text : authorizations) words.add(word(text));
        if (words.size() > UnsignedTransaction.MOST_ENTRIES) throw Failure.usage("There are too many authorizations.");
        return new Named(entries, words);
    }

    private static Word word(String text) throws Failure {
        var parts = text.split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw Failure.usage("'" + text + "' is no authorization; write ACCOUNT:DELEGATE:NONCE.");
        }
        var delegate = parts[1].equals("0x0") ? EthereumAddress.ZERO : EthereumWords.address(parts[1]);
        var nonce = EthereumWords.number(parts[2], "a nonce");
        if (nonce.compareTo(MOST_NONCE) > 0) throw Failure.usage("'" + parts[2] + "' is no nonce; it is too large.");
        var chain = parts.length == 4
                ? Optional.of(EthereumWords.number(parts[3], "a chain's number"))
                : Optional.<BigInteger>empty();
        return new Word(EthereumWords.address(parts[0]), delegate, nonce.longValue(), chain);
    }

    private static List<AccessListEntry> entries(Path file) throws Failure, IOException {
        var readable = InputFiles.readable(file);
        if (Files.size(readable) > MOST_BYTES) throw Failure.usage(file + " is too long to be an access list.");
        return parse(Files.readAllBytes(readable))
                .orElseThrow(
                        () -> Failure.usage(file + " is no access list: JSON with \"address\" and \"storageKeys\"."));
    }

    /// The list itself, or an answer of `eth_createAccessList` that holds it; empty where it is neither.
    static Optional<List<AccessListEntry>> parse(byte[] json) {
        JsonNode root;
        try {
            root = JsonMapper.builder().build().readTree(json);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        return AccessListJson.parse(root).toOptional().filter(AccessListFile::fits);
    }

    private static boolean fits(List<AccessListEntry> list) {
        return list.stream().mapToInt(entry -> 1 + entry.keys().size()).sum() <= UnsignedTransaction.MOST_ENTRIES;
    }
}
