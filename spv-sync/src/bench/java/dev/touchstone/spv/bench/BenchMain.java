package dev.touchstone.spv.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/// Runs the benchmarks that the arguments name, as JMH's own main class does, and then puts side by side what was
/// measured of this program (methods named `...Touchstone`) and of others in the same run. Where the machine has
/// other things to do, the median and the best pass say more than the mean.
public final class BenchMain {
    private static final String OURS = "Touchstone";

    private BenchMain() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        var results = new Runner(new CommandLineOptions(arguments)).run();
        System.out.print(comparison(results));
    }

    private static String comparison(Collection<RunResult> results) {
        var byName = results.stream()
                .collect(Collectors.toMap(BenchMain::name, result -> result, (_, last) -> last, TreeMap::new));
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nIn the same run %37s %10s        to Touchstone, by median and best%n",
                "median",
                "best"));
        byName.forEach((name, result) -> {
            var ours = byName.get(sibling(name));
            text.append(line(name, result));
            if (ours != null && !name.equals(sibling(name))) {
                text.append(String.format(
                        Locale.ROOT, "%10.2f %9.2f", median(result) / median(ours), best(result) / best(ours)));
            }
            text.append('\n').append(counters(result));
        });
        return text.toString();
    }

    private static String line(String name, RunResult result) {
        return String.format(
                Locale.ROOT,
                "%-42s %10.3f %10.3f %-6s",
                name,
                median(result),
                best(result),
                result.getPrimaryResult().getScoreUnit());
    }

    /// What a benchmark counted beside the time, in the median process.
    private static String counters(RunResult result) {
        var text = new StringBuilder();
        for (Result<?> counted : result.getSecondaryResults().values()) {
            if (!counted.getScoreUnit().equals("#")) continue;
            var counts = result.getBenchmarkResults().stream()
                    .mapToDouble(process -> count(process, counted.getLabel()))
                    .sorted()
                    .toArray();
            text.append(
                    String.format(Locale.ROOT, "    %-38s %10.0f%n", counted.getLabel(), counts[counts.length / 2]));
        }
        return text.toString();
    }

    private static double count(BenchmarkResult process, String label) {
        for (Result<?> counted : process.getSecondaryResults().values()) {
            if (counted.getLabel().equals(label)) return counted.getScore();
        }
        throw new IllegalStateException("a process did not count " + label);
    }

    private static String name(RunResult result) {
        var name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }

    /// The method of the same class whose name begins with the same word and ends in this program's.
    private static String sibling(String name) {
        int method = name.indexOf('.') + 1;
        int end = method;
        while (end < name.length() && Character.isLowerCase(name.charAt(end))) end++;
        return name.substring(0, end) + OURS;
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double best(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }
}
