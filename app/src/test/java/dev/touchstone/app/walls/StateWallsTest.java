package dev.touchstone.app.walls;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(PER_CLASS)
class StateWallsTest {
    private static final String FX = "dev.touchstone.ui.Fx";

    /// Where a thread may begin. Whoever joins this list says in the first line of its javadoc why.
    private static final Set<String> BEGIN_THREADS = Set.of(
            "dev.touchstone.spv.chain.Loop",
            "dev.touchstone.spv.chain.NodeLoop",
            "dev.touchstone.spv.chain.Race",
            "dev.touchstone.spv.bitcoin.node.BitcoinNode",
            "dev.touchstone.spv.bitcoin.node.Discovery",
            "dev.touchstone.spv.ethereum.node.EthereumNode");

    private static final Set<String> BEGIN_THREADS_WITHIN =
            Set.of("dev.touchstone.app", "dev.touchstone.spv.bitcoin.p2p", "dev.touchstone.spv.practice");

    private static final DescribedPredicate<JavaAccess<?>> BEGINS_A_THREAD =
            DescribedPredicate.describe("begins a thread", StateWallsTest::beginsAThread);

    private final Project project = Project.read();

    @Test
    void noStaticFieldChanges() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .beFinal()
                .check(project.production());
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(
                        DescribedPredicate.describe(
                                "a mutable type",
                                (JavaClass type) -> type.getName()
                                        .matches(
                                                "java\\.util\\.concurrent\\.(atomic\\..*|Concurrent.*|CopyOnWrite.*|.*Queue|.*Executor.*)"
                                                        + "|java\\.util\\.(Hash|Linked|Tree|Array|Enum|Identity|Weak)(Map|Set|List|HashMap|HashSet|Deque)"
                                                        + "|java\\.lang\\.(StringBuilder|ThreadLocal)|java\\.util\\.Random|java\\.nio\\..*Buffer")))
                .check(project.production());
    }

    @Test
    void staticTablesAreNeverShared() {
        fields().that()
                .areStatic()
                .and()
                .haveRawType(DescribedPredicate.describe("an array", JavaClass::isArray))
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .bePrivate()
                .allowEmptyShould(true)
                .check(project.production());
    }

    @Test
    void threadsBeginInNamedPlacesOnly() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not named as a place where threads begin", this::mayNotBeginThreads))
                .should()
                .accessTargetWhere(BEGINS_A_THREAD)
                .check(project.production());
    }

    @Test
    void onlyTheBridgeReachesTheJavaFxThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FX)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "Platform.runLater or Platform.startup",
                        (JavaAccess<?> access) ->
                                access.getTarget().getOwner().getName().equals("javafx.application.Platform")
                                        && access.getTarget().getName().matches("runLater|startup")))
                .check(project.production());
        if (project.has("dev.touchstone.ui.home..")) {
            assertThat(project.production().contain(FX))
                    .as("the bridge is %s", FX)
                    .isTrue();
        }
    }

    private boolean mayNotBeginThreads(JavaClass type) {
        var outermost = type.getName().replaceAll("\\$.*", "");
        return !BEGIN_THREADS.contains(outermost)
                && BEGIN_THREADS_WITHIN.stream()
                        .noneMatch(within -> (type.getPackageName() + ".").startsWith(within + "."));
    }

    private static boolean beginsAThread(JavaAccess<?> access) {
        var owner = access.getTarget().getOwner();
        var name = access.getTarget().getName();
        return switch (owner.getName()) {
            case "java.lang.Thread" -> name.matches("<init>|start|ofVirtual|ofPlatform|startVirtualThread");
            case "java.util.concurrent.Executors" -> name.startsWith("new");
            case "java.util.concurrent.ThreadPoolExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.Timer" -> name.matches("<init>|commonPool");
            case "java.util.concurrent.CompletableFuture" ->
                name.endsWith("Async") && !access.getTarget().getFullName().contains("java.util.concurrent.Executor");
            default ->
                name.matches("parallelStream|parallel")
                        && owner.getPackageName().startsWith("java.util");
        };
    }
}
