package dev.touchstone.app.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardFoldersTest {
    private static final Path HOME = Path.of("/home/a").toAbsolutePath();

    @Test
    void followsTheDesktopsVariableOnLinux() {
        var folders = new StandardFolders(
                "Linux", HOME, Map.of("XDG_DATA_HOME", HOME.resolve("data").toString()));
        assertThat(folders.data().root()).isEqualTo(HOME.resolve("data/touchstone"));
    }

    @Test
    void ignoresTheVariableWhereItIsRelative() {
        var folders = new StandardFolders("Linux", HOME, Map.of("XDG_DATA_HOME", "data"));
        assertThat(folders.data().root()).isEqualTo(HOME.resolve(".local/share/touchstone"));
    }

    @Test
    void usesTheLocalApplicationFolderOnWindows() {
        var folders = new StandardFolders(
                "Windows 11", HOME, Map.of("LOCALAPPDATA", HOME.resolve("L").toString()));
        assertThat(folders.data().root()).isEqualTo(HOME.resolve("L/Touchstone"));
        assertThat(new StandardFolders("Windows 11", HOME, Map.of()).data().root())
                .isEqualTo(HOME.resolve("AppData/Local/Touchstone"));
    }

    @Test
    void usesApplicationSupportOnMacOs() {
        assertThat(new StandardFolders("Mac OS X", HOME, Map.of()).data().root())
                .isEqualTo(HOME.resolve("Library/Application Support/Touchstone"));
    }
}
