package nas4j.spaces;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists files on the class path. Thread-safe. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * The names of the files in a folder of the file system or of a jar, without their ending, in alphabetical order.
     *
     * @param ending of the files that count
     */
    public static List<String> names(URL folder, String ending) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                String prefix = connection.getEntryName();
                return names(
                        jar.stream()
                                .map(entry -> entry.getName())
                                .filter(entry -> entry.startsWith(prefix) && entry.indexOf('/', prefix.length()) < 0)
                                .map(entry -> entry.substring(prefix.length())),
                        ending);
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return names(files.map(file -> file.getFileName().toString()), ending);
        }
    }

    private static List<String> names(Stream<String> files, String ending) {
        return files.filter(file -> file.endsWith(ending))
                .map(file -> file.substring(0, file.length() - ending.length()))
                .sorted()
                .toList();
    }
}
