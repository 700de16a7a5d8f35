package nas4j.djl.data.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which folders hold training and test data: {@code train} and {@code test}; without {@code test}, {@code train} and
 * {@code val}; with all three, {@code val} joins {@code train}, as validation data are carved from it. Without
 * {@code train}, the folder itself.
 *
 * @param test empty if test data are to be split off
 */
record Layout(List<Path> training, List<Path> test) {
    Layout {
        training = List.copyOf(training);
        test = List.copyOf(test);
    }

    static Layout of(Path folder) {
        List<Path> training = named(folder, "train", "training");
        List<Path> test = named(folder, "test");
        List<Path> validation = named(folder, "val", "valid", "validation");
        if (training.isEmpty()) {
            return new Layout(List.of(folder), List.of());
        }
        if (test.isEmpty()) {
            return new Layout(training, validation);
        }
        List<Path> joined = new ArrayList<>(training);
        joined.addAll(validation);
        return new Layout(joined, test);
    }

    private static List<Path> named(Path folder, String... names) {
        return Stream.of(names).map(folder::resolve).filter(Files::isDirectory).toList();
    }
}
