package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every case of every file of state tests, under the fork that it names, several archives at once where there
/// are processors for it. Those that measure speed take a while.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateTestsTest {
    private static final String FOLDER = "ethereum/execution/state-tests/";
    private static final int CASES = 10_490;

    private final Map<EvmFork, EvmRules> rules = new ConcurrentHashMap<>();
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> everyCaseLeadsToItsStateAndItsLogs() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.list(Vectors.path(FOLDER))) {
            files.map(file -> file.getFileName().toString())
                    .sorted()
                    .forEach(archive -> tests.add(DynamicTest.dynamicTest(archive, () -> run(archive))));
            due.set(CASES);
        }
        return tests;
    }

    @AfterAll
    void noCaseWasLeftOut() {
        assertThat(count).hasValue(due.get());
    }

    private void run(String archive) {
        var problems = new ArrayList<String>();
        var codes = new CodeCache();
        for (var file : TarEntries.read(FOLDER + archive)) {
            for (var one : StateCase.of(file.get(0))) {
                one.problem(rules, codes).ifPresent(problem -> problems.add(one.name() + ": " + problem));
                count.incrementAndGet();
            }
        }
        assertThat(problems).isEmpty();
    }
}
