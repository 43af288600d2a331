package dev.touchstone.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceRulesTest {
    @Test
    void codeIsTextWithoutCommentsAndStrings() {
        var file = production("""
                int a; // synchronized
                /* float
                   b */ String c = "double \\" float";
                String d = \"""
                    float "x" \\\"""
                    \"""; char e = '"'; int f;
                """);
        assertThat(file.code())
                .doesNotContain("float", "double", "synchronized")
                .contains("int a;", "int f;");
        assertThat(file.code().lines()).hasSameSizeAs(file.lines());
    }

    @Test
    void seesACatchOfEverything() {
        assertThat(SourceRules.catchesAll(production("try { f(); } catch (Exception e) { }")))
                .hasSize(1);
        assertThat(SourceRules.catchesAll(production("try { f(); } catch (IOException | RuntimeException e) { }")))
                .hasSize(1);
        assertThat(SourceRules.catchesAll(production("try { f(); } catch (final Throwable _) { }")))
                .hasSize(1);
        assertThat(SourceRules.catchesAll(production("try { f(); } catch (IOException | TimeoutException e) { }")))
                .isEmpty();
    }

    @Test
    void seesALock() {
        assertThat(SourceRules.synchronizes(production("void f() { synchronized (this) { } }")))
                .hasSize(1);
        assertThat(SourceRules.synchronizes(production("/// synchronized elsewhere\nvoid f() { }")))
                .isEmpty();
    }

    @Test
    void seesAFloatingPointNumberNearMoney() {
        var name = "spv-sync/src/main/java/dev/touchstone/spv/proof/X.java";
        assertThat(SourceRules.floatsNearMoney(
                        SourceFile.of(name, "package dev.touchstone.spv.proof;\nlong a = (long) 1.5;")))
                .singleElement()
                .asString()
                .contains(":2 ");
        assertThat(SourceRules.floatsNearMoney(
                        SourceFile.of(name, "package dev.touchstone.spv.proof;\nlong a = 15; // 1.5")))
                .isEmpty();
    }

    @Test
    void seesAFileThatIsTooLong() {
        assertThat(SourceRules.tooLong(production("\n".repeat(400)))).isEmpty();
        assertThat(SourceRules.tooLong(production("\n".repeat(401)))).hasSize(1);
    }

    @Test
    void seesAPublicTypeWithoutAWord() {
        assertThat(SourceRules.undocumented(production("public final class X {}")))
                .hasSize(1);
        assertThat(SourceRules.undocumented(production("/// Says it.\n@Immutable\npublic record X(int a) {}")))
                .isEmpty();
        assertThat(SourceRules.undocumented(
                        production("/// Says it.\n@Named(\n    of = {1},\n    it = 2)\npublic record X() {}")))
                .isEmpty();
        assertThat(SourceRules.undocumented(production("/// Says it.\n\npublic sealed interface X {}")))
                .hasSize(1);
        assertThat(SourceRules.undocumented(production("record X(int a) {}"))).isEmpty();
    }

    @Test
    void seesAVagueName() {
        assertThat(SourceRules.vaguelyNamed(production("class PeerManager {}"))).hasSize(1);
        assertThat(SourceRules.vaguelyNamed(production("class PeerBook {}"))).isEmpty();
    }

    @Test
    void seesAPackageThatSaysNothing() {
        var path = "ui/src/main/java/dev/touchstone/ui/package-info.java";
        assertThat(SourceRules.wordless(SourceFile.of(path, "/// One line.\npackage dev.touchstone.ui;")))
                .hasSize(2);
        assertThat(
                        SourceRules.wordless(
                                SourceFile.of(
                                        path,
                                        "/// The screens of Touchstone; the one module that knows JavaFX.\n/// Built on the JavaFX application thread from view models.\n@NullMarked\npackage dev.touchstone.ui;")))
                .isEmpty();
    }

    private static SourceFile production(String text) {
        return SourceFile.of("ui/src/main/java/dev/touchstone/ui/X.java", text);
    }
}
