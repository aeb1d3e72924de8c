package io.cityplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house rules about files that are no classes.
class FilesTest {

    private static final CityPlan PLAN = CityPlan.AS_BUILT;

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @DisplayName("the project's files keep the rules of the house")
    void kept(Rule rule) {
        assertThat(rule.faults().apply(new SourceTree(SourceTree.PROJECT))).isEmpty();
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("no file is longer than 400 lines", FileRules::length),
                new Rule("no test is skipped", FileRules::skippedTests),
                new Rule("no mocks", FileRules::mocks),
                new Rule("tests are named so that they run and say why", FileRules::testNames),
                new Rule("every module has its page", tree -> FileRules.readmes(tree, PLAN)),
                new Rule("tables begin with their module's name", FileRules::tableNames),
                new Rule("settings have our form", tree -> FileRules.settingNames(tree, PLAN)),
                new Rule("folders are as in the plan", tree -> FileRules.folders(tree, PLAN)),
                new Rule("decisions have their parts", FileRules::decisions));
    }

    /// A rule by the sentence that says it.
    record Rule(String sentence, Function<SourceTree, List<String>> faults) {
        @Override
        public String toString() {
            return sentence;
        }
    }
}
