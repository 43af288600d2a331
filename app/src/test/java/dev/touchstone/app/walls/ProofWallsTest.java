package dev.touchstone.app.walls;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(PER_CLASS)
class ProofWallsTest {
    private static final String PACKAGE = "dev.touchstone.spv.proof";
    private static final String PROVEN = PACKAGE + ".Proven";
    private static final Pattern MAKES_PROVEN =
            Pattern.compile("new\\s+Proven\\s*[<(]|Proven\\s*(<[^>]*>)?\\s*::\\s*new");

    private static final Pattern PUBLIC_TYPE = Pattern.compile("(?m)^public\\b");

    /// Premises that a test of the kernel cannot reach from genesis. Both names stand in the kernel's own test
    /// package.
    private static final Set<String> MAY_MAKE_PREMISES = Set.of("ProvenPremise", "KernelTest");

    private final Project project = Project.read();

    @Test
    void nobodyOutsideTheKernelCanMakeAProvenValue() {
        constructors()
                .that()
                .areDeclaredIn(PROVEN)
                .should()
                .notHaveModifier(PUBLIC)
                .andShould()
                .notHaveModifier(PROTECTED)
                .check(project.production());
        noClasses()
                .that()
                .resideOutsideOfPackage(PACKAGE)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a member of Proven is its constructor",
                        (JavaAccess<?> access) ->
                                access.getTarget().getOwner().getName().equals(PROVEN)
                                        && access.getTarget().getName().equals("<init>")))
                .check(project.production());
    }

    @Test
    void theKernelsPackageIsInOneModule() {
        assertThat(project.sources())
                .filteredOn(file ->
                        file.packageName().equals(PACKAGE) || file.packageName().startsWith(PACKAGE + "."))
                .extracting(SourceFile::path)
                .isNotEmpty()
                .allMatch(path -> path.matches("spv-sync/src/(main|test)/java/dev/touchstone/spv/proof/.*"));
    }

    @Test
    void onlyTheKernelsOwnTestsMakeProvenValues() {
        assertThat(project.sources())
                .filteredOn(file -> !file.isProduction() && !MAY_MAKE_PREMISES.contains(file.name()))
                .flatExtracting(file -> file.findInCode(MAKES_PROVEN))
                .isEmpty();
    }

    @Test
    void theKernelsTestsLendNothingToOthers() {
        assertThat(project.sources())
                .filteredOn(file -> !file.isProduction() && file.packageName().equals(PACKAGE))
                .flatExtracting(file -> file.findInCode(PUBLIC_TYPE))
                .isEmpty();
    }

    @Test
    void theKernelDoesNoInputOrOutputAndKnowsNoClock() {
        noClasses()
                .that()
                .resideInAPackage(PACKAGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "java.time.chrono..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File|.*Stream|.*Reader|.*Writer)|java\\.time\\.Clock")
                .orShould()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "the clock or the dice",
                                (JavaAccess<?> access) -> access.getTarget()
                                        .getFullName()
                                        .matches(
                                                "java\\.time\\..*\\.now\\(.*|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*|java\\.security\\.SecureRandom.*")))
                .check(project.production());
    }
}
