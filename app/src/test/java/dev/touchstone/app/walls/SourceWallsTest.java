package dev.touchstone.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceWallsTest {
    private final List<SourceFile> sources = Project.readSources();

    @Test
    void noFileIsTooLongToRead() {
        check(SourceRules::tooLong);
    }

    @Test
    void nothingCatchesEverythingButTheLoopAndMain() {
        check(SourceRules::catchesAll);
    }

    @Test
    void onlyLatestAndLoopLock() {
        check(SourceRules::synchronizes);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        check(SourceRules::floatsNearMoney);
    }

    @Test
    void nothingIsLeftForLater() {
        check(SourceRules::unfinished);
    }

    @Test
    void namesSayWhatAThingIs() {
        check(SourceRules::vaguelyNamed);
    }

    @Test
    void everyPublicTypeSaysWhatItIs() {
        check(SourceRules::undocumented);
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        check(SourceRules::wordless);
        var described = sources.stream()
                .filter(SourceFile::isPackageInfo)
                .map(SourceFile::packageName)
                .collect(Collectors.toSet());
        assertThat(sources).extracting(SourceFile::packageName).isSubsetOf(described);
    }

    private void check(Function<SourceFile, List<String>> rule) {
        assertThat(sources).hasSizeGreaterThan(20).flatExtracting(rule).isEmpty();
    }
}
