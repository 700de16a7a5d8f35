package nas4j.djl.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Where;

/** What lies in a folder, in the order of the names. Hidden files do not count. */
final class FolderFiles {
    private FolderFiles() {}

    /** @throws InputException if there is no such folder */
    static List<Path> files(Path folder) {
        return list(folder).stream().filter(Files::isRegularFile).toList();
    }

    /** @throws InputException if there is no such folder */
    static List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The lines of a text file that are not empty. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw ByteReader.unreadable(file, e);
        }
    }

    static InputException wrong(Path path, String problem) {
        return new InputException(new Where(path.toString(), 0, 0, ""), problem);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong(
                    folder,
                    Files.exists(folder)
                            ? "is a file, not a folder\nMaybe give the folder it lies in."
                            : "there is no such folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw ByteReader.unreadable(folder, e);
        }
    }
}
