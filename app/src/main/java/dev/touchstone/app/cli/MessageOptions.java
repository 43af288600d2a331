package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The message that is meant: a text, the bytes of a file, or data with its types. Written by picocli, then
/// only read.
final class MessageOptions {
    private static final int MOST_BYTES = 4 << 20;

    @Option(names = "--text", paramLabel = "TEXT", description = "A text, as personal_sign signs it (EIP-191).")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "The bytes of a file, signed in the same way.")
    private @Nullable Path file;

    @Option(
            names = "--typed",
            paramLabel = "FILE",
            description = "Data with its types: the JSON of eth_signTypedData_v4 (EIP-712).")
    private @Nullable Path typed;

    SignableMessage message() throws Failure, IOException {
        long given = Stream.of(Optional.ofNullable(text), Optional.ofNullable(file), Optional.ofNullable(typed))
                .filter(Optional::isPresent)
                .count();
        if (given != 1) throw Failure.usage("Give one of --text, --file and --typed.");
        if (text != null) {
            return new SignableMessage.Personal(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (file != null) return new SignableMessage.Personal(ByteString.of(bytes(file)));
        return new SignableMessage.Typed(typed(Optional.ofNullable(typed).orElseThrow()));
    }

    private static byte[] bytes(Path file) throws Failure, IOException {
        var readable = InputFiles.readable(file);
        if (Files.size(readable) > MOST_BYTES) throw Failure.usage(file + " is too large to be a message.");
        return Files.readAllBytes(readable);
    }

    private static TypedData typed(Path file) throws Failure, IOException {
        return switch (TypedData.parse(new String(bytes(file), StandardCharsets.UTF_8))) {
            case Parsed.Ok<TypedData>(var data) -> data;
            case Parsed.Malformed<TypedData>(var reason) ->
                throw Failure.refused(
                        "NotTypedData", "That is no data that could be signed: " + Words.printable(reason) + ".");
        };
    }
}
