package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTestsTest {
    @Test
    void everyCaseLeadsToItsStateAndItsLogs() throws IOException {
        var rules = StateCase.noRules();
        var codes = new CodeCache();
        var problems = new ArrayList<String>();
        int count = 0;
        long start = System.nanoTime();
        for (var archive : archives()) {
            long t0 = System.nanoTime(); int c0 = count;
            for (var file : TarEntries.read(archive)) {
                for (var one : file) {
                    for (var stateCase : StateCase.of(one)) {
                        count++;
                        var name = archive + ": " + stateCase.name();
                        long t1 = System.nanoTime();
                        try {
                            stateCase.problem(rules, codes).ifPresent(problem -> problems.add(name + ": " + problem));
                        } catch (RuntimeException e) {
                            problems.add(name + ": " + e);
                            if (problems.size() < 4) e.printStackTrace();
                        }
                        long ms = (System.nanoTime() - t1) / 1_000_000;
                        if (ms > 1000) System.out.println(name + " " + ms + " ms");
                    }
                }
            }
            System.out.println(archive + " " + (count - c0) + " " + (System.nanoTime() - t0) / 1_000_000 + " ms, problems " + problems.size());
        }
        System.out.println(count + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        Files.write(java.nio.file.Path.of("/tmp/evm-problems.txt"), problems);
        assertThat(problems).isEmpty();
        assertThat(count).isEqualTo(10_490);
    }

    private static List<String> archives() throws IOException {
        var folder = "ethereum/execution/state-tests/";
        try (var files = Files.list(Vectors.path(folder))) {
            return files.map(file -> folder + file.getFileName()).sorted().toList();
        }
    }
}
