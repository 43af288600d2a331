package dev.touchstone.spv.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the system says this process takes.
final class ProcessMemory {
    private ProcessMemory() {}

    /// Bytes of this process in memory; zero where the system does not tell (elsewhere than on Linux).
    static long resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
