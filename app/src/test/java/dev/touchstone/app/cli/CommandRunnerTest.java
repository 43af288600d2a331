package dev.touchstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.folder.StandardFolders;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandRunnerTest {
    private static final Path HOME = Path.of("/home/a").toAbsolutePath();

    private final Streams streams = new Streams();
    private final GlobalOptions options = new GlobalOptions(new StandardFolders("Linux", HOME, Map.of()), _ -> {});
    private final Echo echo = new Echo();

    @Command(name = "echo")
    private final class Echo implements Task {
        @Option(names = "--word")
        private String word = "hello";

        @Override
        public Answer run(Console console) throws Failure, IOException {
            if (word.equals("refuse")) throw Failure.refused("NoEcho", "There is no echo here.");
            if (word.equals("disk")) throw new IOException("the disk is full");
            console.warn("working");
            var json = Json.Members.none()
                    .with("word", word)
                    .with("network", options.networkOrMain().id())
                    .with("folder", options.dataDirectory().root().toString());
            return Answer.done(json, Page.of(word));
        }
    }

    @Command(name = "group")
    private static final class Group {}

    private int run(String... args) {
        var group = new CommandLine(new Group()).addSubcommand(echo);
        Task window = _ -> Answer.done(Json.Members.none().with("window", true), Page.of("window"));
        return new CommandRunner(options, List.of(echo, group), window, streams.console()).run(args);
    }

    @Test
    void printsOneObjectAndNothingElseForPrograms() {
        assertThat(run("echo", "--json")).isZero();
        assertThat(streams.out())
                .isEqualTo(
                        "{\"word\":\"hello\",\"network\":\"main\",\"folder\":\"/home/a/.local/share/touchstone\"}\n");
        assertThat(streams.err()).isEqualTo("working\n");
    }

    @Test
    void printsAPageForPeople() {
        assertThat(run("echo", "--word", "tree")).isZero();
        assertThat(streams.out()).isEqualTo("tree\n");
    }

    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        assertThat(run("--data-dir", "/tmp/x", "--network", "signet", "--json", "echo"))
                .isZero();
        assertThat(streams.out()).contains("\"network\":\"signet\"", "\"folder\":\"/tmp/x\"");
    }

    @Test
    void takesThemAfterACommandInAGroup() throws Failure {
        assertThat(run("group", "echo", "--data-dir", "/tmp/x", "--network", "regtest", "--json"))
                .isZero();
        assertThat(streams.out()).contains("\"folder\":\"/tmp/x\"");
        assertThat(options.networkOrMain()).isEqualTo(Network.BITCOIN_REGTEST);
    }

    @Test
    void opensTheWindowWithoutACommand() {
        assertThat(run()).isZero();
        assertThat(streams.out()).isEqualTo("window\n");
    }

    @Test
    void tellsAFailureOnTheErrorStreamToPeople() {
        assertThat(run("echo", "--word", "refuse")).isEqualTo(1);
        assertThat(streams.out()).isEmpty();
        assertThat(streams.err()).isEqualTo("There is no echo here.\n");
    }

    @Test
    void tellsAFailureOnTheStreamOfAnswersToPrograms() {
        assertThat(run("echo", "--word", "refuse", "--json")).isEqualTo(1);
        assertThat(streams.out())
                .isEqualTo("{\"error\":{\"code\":\"NoEcho\",\"message\":\"There is no echo here.\"}}\n");
        assertThat(streams.err()).isEmpty();
    }

    @Test
    void aDiskThatRefusesIsTheEnvironment() {
        assertThat(run("echo", "--word", "disk", "--json")).isEqualTo(3);
        assertThat(streams.out()).contains("\"code\":\"Disk\"", "the disk is full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ekko", "echo --wrod x", "echo --word", "group", "echo extra", "echo --network moon"})
    void whatIsNotUnderstoodIsUsage(String line) {
        assertThat(run((line + " --json").split(" "))).isEqualTo(2);
        assertThat(streams.out()).startsWith("{\"error\":{\"code\":\"Usage\"");
    }

    @Test
    void suggestsWhatWasMeant() {
        assertThat(run("ekho")).isEqualTo(2);
        assertThat(streams.err()).contains("echo").contains("--help");
    }

    @Test
    void helpsWhoeverAsks() {
        assertThat(run("--help")).isZero();
        assertThat(streams.out()).contains("--data-dir", "echo");
    }
}
