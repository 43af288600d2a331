package dev.touchstone.app.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.touchstone.app.walls.Project.APP;
import static dev.touchstone.app.walls.Project.ICONS;
import static dev.touchstone.app.walls.Project.SPV;
import static dev.touchstone.app.walls.Project.UI;
import static dev.touchstone.app.walls.Project.WALLET;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(PER_CLASS)
class DependencyWallsTest {
    private static final String[] SCREEN = {
        "javafx..", "com.sun.javafx..", "com.sun.glass..", "atlantafx..", "org.kordamp..", "javax.swing.."
    };
    private static final String[] DRAWING = {"java.awt..", "javax.imageio..", "com.github.weisj.."};
    private static final String[] NETWORK = {
        "java.net.http..",
        "java.rmi..",
        "javax.net..",
        "com.sun.net..",
        "org.bitcoinj.net..",
        "org.bitcoinj.protocols.."
    };
    private static final String SOCKET =
            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|MulticastSocket|URLConnection|HttpURLConnection|InetAddress"
                    + "|InetSocketAddress)"
                    + "|java\\.nio\\.channels\\.(Asynchronous)?(Socket|ServerSocket|Datagram)Channel"
                    + "|java\\.nio\\.channels\\.Selector"
                    + "|org\\.bitcoinj\\.core\\.(Peer|PeerGroup|PeerAddress)";

    private final Project project = Project.read();

    @Test
    void theProjectIsSeenWhole() {
        for (var part : new String[] {ICONS, SPV, WALLET, UI, APP}) {
            check(classes().that().resideInAPackage(part).should().resideInAPackage(part), part);
        }
    }

    @Test
    void arrowsPointDown() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(SPV)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(WALLET, UI, APP, ICONS),
                SPV);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(WALLET)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(UI, APP, ICONS),
                WALLET);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(UI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(APP),
                UI);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ICONS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SPV, WALLET, UI, APP),
                ICONS);
    }

    @Test
    void theWalletOpensNoSocket() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(WALLET)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(NETWORK),
                WALLET);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(WALLET)
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(SOCKET),
                WALLET);
    }

    @Test
    void theWalletNeverSeesTheWire() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(WALLET)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.touchstone.spv..p2p..", "dev.touchstone.spv.practice.."),
                WALLET);
    }

    @Test
    void theScreenNeverSeesTheWire() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(UI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.touchstone.spv..p2p..", "dev.touchstone.spv.practice.."),
                UI);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(UI)
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(SOCKET),
                UI);
    }

    @Test
    void onlyTheUiKnowsJavaFx() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(UI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SCREEN),
                SPV);
    }

    @Test
    void strangersPicturesAreDrawnInOnePlace() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.touchstone.app.picture..", ICONS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(DRAWING),
                SPV);
    }

    @Test
    void viewModelsKnowNoSceneGraph() {
        var rule = noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..");
        check(rule, "dev.touchstone.ui.home..");
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        check(slices().matching("dev.touchstone.(**)").should().beFreeOfCycles(), SPV);
    }

    @Test
    void nothingLooksIntoOtherClassesByReflection() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.lang\\.reflect\\.(Constructor|Method|Field|Proxy|AccessibleObject)"
                                + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup|sun\\.misc\\.Unsafe"),
                SPV);
        check(
                noClasses()
                        .should()
                        .accessTargetWhere(
                                DescribedPredicate.describe(
                                        "a member of a class is found by its name",
                                        (JavaAccess<?> access) ->
                                                access.getTarget().getOwner().isEquivalentTo(Class.class)
                                                        && access.getTarget()
                                                                .getName()
                                                                .matches(
                                                                        "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?"))),
                SPV);
    }

    @Test
    void eachJobHasOneLibrary() {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.touchstone.app.LogSettings")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "com.fasterxml.jackson.databind..",
                                "com.fasterxml.jackson.core..",
                                "com.google.common..",
                                "java.util.logging..",
                                "kotlin..",
                                "com.google.protobuf.."),
                SPV);
        check(
                noClasses()
                        .that()
                        .resideInAPackage(SPV)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.bitcoinj..", "fr.acinq.bitcoin.."),
                SPV);
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.bitcoinj.wallet..",
                                "org.bitcoinj.store..",
                                "org.bitcoinj.net..",
                                "org.bitcoinj.kits.."),
                SPV);
    }

    /// A rule about a part may be empty only while the part has no class.
    private void check(ArchRule rule, String part) {
        rule.allowEmptyShould(!project.has(part)).check(project.production());
    }
}
