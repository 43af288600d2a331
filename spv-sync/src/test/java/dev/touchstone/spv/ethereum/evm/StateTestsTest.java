package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateTestsTest {
    private static final String FOLDER = "ethereum/execution/state-tests/";

    /// Every case of every file, under the fork that it names.
    private static final int CASES = 10_490;

    @Test
    void everyCaseLeadsToItsStateAndItsLogs() throws IOException {
        var count = new AtomicInteger();
        var problems = archives().parallelStream()
                .flatMap(archive -> problems(archive, count))
                .toList();
        assertThat(problems).isEmpty();
        assertThat(count).hasValue(CASES);
    }

    private static List<String> archives() throws IOException {
        try (var files = Files.list(Vectors.path(FOLDER))) {
            return files.map(file -> FOLDER + file.getFileName()).sorted().toList();
        }
    }

    private static Stream<String> problems(String archive, AtomicInteger count) {
        var rules = StateCase.noRules();
        var codes = new CodeCache();
        return TarEntries.read(archive).stream()
                .flatMap(file -> StateCase.of(file.get(0)).stream())
                .peek(_ -> count.incrementAndGet())
                .flatMap(one -> one.problem(rules, codes).stream().map(problem -> one.name() + ": " + problem));
    }
}
