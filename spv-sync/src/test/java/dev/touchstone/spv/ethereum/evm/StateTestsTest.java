package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of every file of state tests, under the fork that it names. Those that measure speed take a while.
class StateTestsTest {
    private static final String FOLDER = "ethereum/execution/state-tests/";
    private static final int CASES = 10_490;

    private final Map<EvmFork, EvmRules> rules = new EnumMap<>(EvmFork.class);
    private final CodeCache codes = new CodeCache();
    private int count;

    @TestFactory
    List<DynamicTest> everyCaseLeadsToItsStateAndItsLogs() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.list(Vectors.path(FOLDER))) {
            files.map(file -> file.getFileName().toString())
                    .sorted()
                    .forEach(archive -> tests.add(DynamicTest.dynamicTest(archive, () -> run(archive))));
        }
        tests.add(DynamicTest.dynamicTest(
                "no case was left out", () -> assertThat(count).isEqualTo(CASES)));
        return tests;
    }

    private void run(String archive) {
        var problems = new ArrayList<String>();
        for (var file : TarEntries.read(FOLDER + archive)) {
            for (var one : StateCase.of(file.get(0))) {
                one.problem(rules, codes).ifPresent(problem -> problems.add(one.name() + ": " + problem));
                count++;
            }
        }
        assertThat(problems).isEmpty();
    }
}
