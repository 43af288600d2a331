package dev.touchstone.app.window;

import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.ui.shell.ContentChoice;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whom a person lets be asked for pictures, on disk: `pictures.txt`, one word and one address or host a line. A file
/// that cannot be read whole counts as nobody. Confined to one thread at a time.
final class ContentFile {
    static final String NAME = "pictures.txt";
    private static final Logger LOG = LoggerFactory.getLogger(ContentFile.class);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String PUBLIC = "public-gateways";
    private static final String OWN = "own-gateway ";
    private static final String WEBSITE = "website ";

    private final Path file;

    ContentFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    Path path() {
        return file;
    }

    ContentChoice read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return ContentChoice.NOBODY;
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return choice(text).orElseGet(() -> {
                LOG.warn("{} cannot be read; nobody is asked for pictures", file);
                return ContentChoice.NOBODY;
            });
        } catch (IOException e) {
            LOG.warn("{} cannot be read; nobody is asked for pictures", file, e);
            return ContentChoice.NOBODY;
        }
    }

    private static Optional<ContentChoice> choice(String text) {
        var choice = ContentChoice.NOBODY;
        for (var line : text.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .toList()) {
            if (line.equals(PUBLIC)) {
                choice = choice.withPublic(true);
            } else if (line.startsWith(WEBSITE)) {
                choice = choice.withHost(line.substring(WEBSITE.length()));
            } else {
                var gateway = line.startsWith(OWN) ? address(line.substring(OWN.length())) : Optional.<URI>empty();
                if (gateway.isEmpty()) return Optional.empty();
                choice = choice.withOwn(gateway.get());
            }
        }
        return Optional.of(choice);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    void write(ContentChoice choice) throws IOException {
        var lines = new ArrayList<String>();
        if (choice.asksPublic()) lines.add(PUBLIC);
        choice.own().forEach(gateway -> lines.add(OWN + gateway));
        choice.hosts().stream().sorted().forEach(host -> lines.add(WEBSITE + host));
        DurableFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
