package dev.touchstone.app.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The whole project as the walls see it: compiled classes and source files of every module. Immutable.
record Project(JavaClasses production, List<SourceFile> sources) {
    static final String ROOT = "dev.touchstone";
    static final String SPV = ROOT + ".spv..";
    static final String PROOF = ROOT + ".spv.proof..";
    static final String WALLET = ROOT + ".wallet..";
    static final String UI = ROOT + ".ui..";
    static final String APP = ROOT + ".app..";
    static final String ICONS = ROOT + ".icons..";

    private static final List<String> MODULES = List.of("icons", "spv-sync", "wallet-core", "ui", "app");

    /// Reads the project that this module is part of.
    static Project read() {
        return new Project(classes(), readSources());
    }

    static List<SourceFile> readSources() {
        var root = root();
        return MODULES.stream()
                .map(module -> root.resolve(module).resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(Project::javaFiles)
                .map(file -> SourceFile.read(root, file))
                .toList();
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("..")
                .normalize();
    }

    /// Production classes in `packages`, given as ArchUnit writes them (`dev.touchstone.ui..`).
    boolean has(String packages) {
        var prefix = packages.replace("..", "");
        return production.stream()
                .anyMatch(type -> (type.getPackageName() + ".").startsWith(prefix + ".")
                        && !"package-info".equals(type.getSimpleName()));
    }

    private static JavaClasses classes() {
        var folders = MODULES.stream()
                .map(module -> root().resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("node_modules"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
