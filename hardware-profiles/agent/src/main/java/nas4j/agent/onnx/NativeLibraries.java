package nas4j.agent.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime's libraries, unpacked once. Left to itself the runtime unpacks them (24 MB) in each process, and a process
 * that dies leaves them behind.
 */
public final class NativeLibraries {
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibraries() {}

    /**
     * The folder for {@code -Donnxruntime.native.path}.
     *
     * @param folder where to unpack them, unless they are there
     * @throws IOException if there are none for this system, or no room
     */
    public static Path unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            String file = System.mapLibraryName(name);
            String resource = "/ai/onnxruntime/native/" + system() + "/" + file;
            try (InputStream library = NativeLibraries.class.getResourceAsStream(resource)) {
                if (library == null) {
                    throw new IOException("[" + resource + "] is not in the jar: no ONNX Runtime for this system");
                }
                Path unpacked = folder.resolve(file + ".part");
                Files.copy(library, unpacked, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unpacked, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        String family = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return family + "-" + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
