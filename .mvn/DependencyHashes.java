import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares every dependency jar on a class path with the committed list of SHA-256 sums.
///
/// The list has the form that `sha256sum` reads, with paths relative to the local repository, so it can be
/// checked without this program too. A jar that differs or is not listed fails the build. With `write`
/// the jars of this class path are added to the list instead; entries for other systems stay.
///
/// Arguments: check or write, the list, the local repository, the project, the class path.
record DependencyHashes(Path list, Path repository, Path project) {

    static void main(String[] args) throws IOException {
        var hashes = new DependencyHashes(path(args[1]), path(args[2]), path(args[3]));
        var jars = hashes.dependencies(args[4]);
        switch (args[0]) {
            case "check" -> hashes.check(jars);
            case "write" -> hashes.write(jars);
            default -> throw new IllegalArgumentException("check or write, not " + args[0]);
        }
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private List<Path> dependencies(String classPath) {
        var jars = new ArrayList<Path>();
        for (var entry : classPath.split(File.pathSeparator)) {
            var path = path(entry);
            if (!path.startsWith(project) || path.startsWith(repository)) {
                jars.add(path);
            }
        }
        return jars;
    }

    private void check(List<Path> jars) throws IOException {
        var listed = read();
        var problems = new TreeSet<String>();
        for (var jar : jars) {
            var expected = listed.get(name(jar));
            if (expected == null) {
                problems.add("not listed: " + name(jar));
            } else if (!expected.equals(sha256(jar))) {
                problems.add("differs from its listed SHA-256: " + name(jar));
            }
        }
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("Dependencies are not those of " + project.relativize(list)
                    + ". If you changed them on purpose: mvn process-test-classes -Dtouchstone.hashes=write");
            System.exit(1);
        }
    }

    private void write(List<Path> jars) throws IOException {
        var listed = read();
        for (var jar : jars) {
            listed.put(name(jar), sha256(jar));
        }
        var lines = new ArrayList<String>();
        listed.forEach((name, hash) -> lines.add(hash + "  " + name));
        Files.write(list, lines);
    }

    private SortedMap<String, String> read() throws IOException {
        var listed = new TreeMap<String, String>();
        if (Files.exists(list)) {
            for (var line : Files.readAllLines(list)) {
                listed.put(line.substring(66), line.substring(0, 64));
            }
        }
        return listed;
    }

    private String name(Path jar) {
        return repository.relativize(jar).toString().replace(File.separatorChar, '/');
    }

    private static String sha256(Path jar) throws IOException {
        try (var in = Files.newInputStream(jar)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
