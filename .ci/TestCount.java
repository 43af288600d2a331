import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Adds up the test reports of all modules and prints the counts as the last line.
///
/// Fails when a test failed, when none ran, and when one was skipped that the list given as argument does not name.
record TestCount(int passed, List<String> failed, List<String> skipped) {

    public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
        var maySkip = Files.readAllLines(Path.of(args[0])).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(String::strip)
                .collect(Collectors.toSet());
        var count = of(reports());
        System.exit(count.report(maySkip) ? 0 : 1);
    }

    private static List<Path> reports() throws IOException {
        try (var files = Files.walk(Path.of(""), 4)) {
            return files.filter(file ->
                            file.toString().replace('\\', '/').matches(".*target/surefire-reports/TEST-.*\\.xml"))
                    .toList();
        }
    }

    private static TestCount of(List<Path> reports) throws IOException, ParserConfigurationException, SAXException {
        int passed = 0;
        var failed = new ArrayList<String>();
        var skipped = new ArrayList<String>();
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (var report : reports) {
            var tests = parser.parse(report.toFile()).getElementsByTagName("testcase");
            for (int i = 0; i < tests.getLength(); i++) {
                var test = (Element) tests.item(i);
                var name = test.getAttribute("classname") + "#" + test.getAttribute("name");
                if (has(test, "failure") || has(test, "error")) {
                    failed.add(name);
                } else if (has(test, "skipped")) {
                    skipped.add(name);
                } else {
                    passed++;
                }
            }
        }
        return new TestCount(passed, failed, skipped);
    }

    private static boolean has(Element test, String outcome) {
        return test.getElementsByTagName(outcome).getLength() > 0;
    }

    private boolean report(Set<String> maySkip) {
        failed.forEach(test -> System.out.println("failed: " + test));
        skipped.forEach(test ->
                System.out.println((maySkip.contains(test) ? "may be skipped: " : "must not be skipped: ") + test));
        System.out.println(passed + " passed, " + failed.size() + " failed, " + skipped.size() + " skipped");
        return failed.isEmpty() && passed > 0 && maySkip.containsAll(skipped);
    }
}
