package nas4j.experiments.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.input.Where;

/**
 * What is asked of a CSV file.
 *
 * @param space of the architectures: a name, a file, or {@code codes}; empty if rows are of plain numbers
 * @param architecture column that names it; empty if the file is a published one, whose columns are known
 * @param target column of the values
 * @param features columns of numbers that are known beside
 * @param sources columns of other tasks
 * @param where of the rows those that have these cells, by column
 * @param group column of which rows with equal cells stay together; empty if rows of equal networks and features do
 * @param places where each of these was said, by its name in a job, for messages
 */
public record CsvQuestion(
        Path file,
        Optional<String> space,
        Optional<String> architecture,
        String target,
        List<String> features,
        List<String> sources,
        Map<String, String> where,
        Optional<String> group,
        Map<String, Where> places) {
    public CsvQuestion {
        features = List.copyOf(features);
        sources = List.copyOf(sources);
        where = Map.copyOf(where);
        places = Map.copyOf(places);
    }

    /** Where a part was said; the option of the command line where no other place is known. */
    Where place(String part) {
        return places.getOrDefault(part, new Where("--" + part, 0, 0, ""));
    }
}
