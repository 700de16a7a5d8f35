package nas4j.experiments.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/** Files and folders that are not there, and which were probably meant. */
public final class NearestPath {
    private NearestPath() {}

    /**
     * Checks that a folder is there.
     *
     * @throws InputException if there is no such folder
     */
    public static void requireFolder(Path folder, Where where) {
        if (!Files.isDirectory(folder)) {
            throw notFound(folder, "a folder that exists", where);
        }
    }

    /** The error that a path leads nowhere. */
    public static InputException notFound(Path path, String accepted, Where where) {
        return new InputException(where, "found [" + path + "], accepted: " + accepted + hint(path));
    }

    /** For the first of the path's folders that is not there. */
    private static String hint(Path path) {
        Path missing = path;
        Path folder = path.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            missing = folder;
            folder = folder.getParent();
        }
        Path there = missing;
        String name = String.valueOf(missing.getFileName());
        try (Stream<Path> entries = Files.list(folder == null ? Path.of("") : folder)) {
            List<String> names =
                    entries.map(entry -> String.valueOf(entry.getFileName())).toList();
            return Nearest.find(name, names)
                    .filter(near -> !near.equals(name))
                    .map(near -> "\nMaybe " + there.resolveSibling(near) + "?")
                    .orElse("");
        } catch (IOException e) {
            return ""; // what cannot be listed suggests nothing
        }
    }
}
