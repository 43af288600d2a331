package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/// Reads passwords and recovery phrases from files, and keeps no copy of them.
final class SecretFile {
    private static final int MOST_BYTES = 64 * 1024;

    private SecretFile() {}

    /// The first line, without its line break. The caller wipes it.
    static char[] password(Path file, Console console) throws IOException, Failure {
        var all = read(file, console, "The password file");
        int end = 0;
        while (end < all.length && all[end] != '\n') end++;
        if (end > 0 && all[end - 1] == '\r') end--;
        var line = Arrays.copyOf(all, end);
        Arrays.fill(all, '\0');
        if (line.length == 0) throw Failure.usage("The first line of the password file " + file + " is empty.");
        return line;
    }

    /// The whole file. The caller wipes it.
    static char[] phrase(Path file, Console console) throws IOException, Failure {
        return read(file, console, "The file with the recovery phrase");
    }

    /// Writes a recovery phrase to a file that was not there and that only its owner can read.
    static void writePhrase(Path file, List<String> words) throws IOException, Failure {
        if (Files.exists(file)) {
            throw Failure.refused(
                    "FileExists",
                    "There is a file " + file + " already. 'touchstone wallet restore' reads a phrase from one.");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, String.join(" ", words) + "\n", StandardCharsets.UTF_8);
    }

    private static char[] read(Path file, Console console, String what) throws IOException, Failure {
        warnIfOthersCanRead(file, console, what);
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        try {
            if (bytes.length > MOST_BYTES) throw Failure.usage(what + " " + file + " is far too long to be one.");
            return characters(bytes);
        } catch (CharacterCodingException _) {
            throw Failure.usage(what + " " + file + " is not text in UTF-8.");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] characters(byte[] bytes) throws CharacterCodingException {
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        boolean hasMark = decoded.hasRemaining() && decoded.get(decoded.position()) == '\ufeff';
        if (hasMark) decoded.get();
        var text = new char[decoded.remaining()];
        decoded.get(text);
        Arrays.fill(decoded.array(), '\0');
        return text;
    }

    private static void warnIfOthersCanRead(Path file, Console console, String what) throws IOException {
        if (!Files.isRegularFile(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        var permissions = Files.getPosixFilePermissions(file);
        boolean others = permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.GROUP_READ);
        if (others)
            console.warn("warning: " + what + " " + file + " can be read by other users; chmod 600 keeps it private.");
    }
}
