package nas4j.results.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.contract.SampleTrials;
import nas4j.store.RunKey;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/results.md} says can be asked, and how, is so. */
final class DocumentedQueriesTest {
    private static final String NAME = "mnist-mobile";
    private static final Pattern QUERY = Pattern.compile("\n([^\n]+)\n\n```sql\n(.*?);\n```", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("### (\\w+)\n(.*?)\n(?=#)", Pattern.DOTALL);
    private static final Pattern FIRST_CELL = Pattern.compile("^\\|([^|]*`[^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @TempDir
    private Path folder;

    private String page = "";

    @BeforeEach
    void keepAnExperiment() throws IOException {
        page = Files.readString(Path.of(System.getProperty("nas4j.root"), "docs", "results.md"));
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), _ -> {})) {
            store.create(SampleTrials.experiment(NAME, 0));
            store.lock(NAME);
            long session = store.begin(NAME, SampleTrials.environment("a"));
            for (String method : List.of(RunKey.SEARCH, RunKey.BASELINE)) {
                RunKey run = new RunKey(NAME, method, 1);
                for (long id = 0; id < 40; id++) {
                    store.append(session, SampleTrials.trial(run, id));
                }
            }
        }
    }

    @TestFactory
    List<DynamicTest> everyQueryOfThePageAnswers() {
        List<MatchResult> queries = QUERY.matcher(page).results().toList();
        assertThat(queries).hasSize(10);
        return queries.stream()
                .map(query -> dynamicTest(
                        query.group(1),
                        () -> assertThat(Sql.rows(folder, query.group(2))).isNotEmpty()))
                .toList();
    }

    @Test
    void everyTableAndColumnIsOnThePage() throws SQLException {
        String columns = TABLE.matcher(page)
                .results()
                .flatMap(table -> columns(table.group(2)).map(column -> table.group(1) + "." + column))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        String inDatabase = Sql.rows(folder, """
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'PUBLIC' and table_name not in ('SCHEMA_VERSION', 'JOURNAL')""").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        assertThat(columns).isEqualTo(inDatabase);
    }

    private static Stream<String> columns(String table) {
        return FIRST_CELL
                .matcher(table)
                .results()
                .flatMap(cell -> WORD.matcher(cell.group(1)).results())
                .map(word -> word.group(1));
    }

    @Test
    void theUrlAndTheShellOfThePageWork() throws Exception {
        assertThat(page).contains(";ACCESS_MODE_DATA=r", "org.h2.tools.Shell -user sa -url");
        Process shell = ChildJvm.start(
                org.h2.tools.Shell.class,
                "-user",
                "sa",
                "-url",
                "jdbc:h2:" + folder.resolve("results") + ";ACCESS_MODE_DATA=r",
                "-sql",
                "select count(*) from trial");
        assertThat(shell.inputReader().lines()).anyMatch(line -> line.strip().equals("80"));
        assertThat(shell.waitFor()).isZero();
    }
}
