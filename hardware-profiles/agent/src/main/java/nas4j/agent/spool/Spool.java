package nas4j.agent.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Result;

/** Results that are not acknowledged yet, safe on disk. One agent at a time has the folder. */
public final class Spool implements AutoCloseable {
    private static final String ENDING = ".json";

    private final Path folder;
    private final FileChannel lockFile;

    private Spool(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens the folder, and makes it if it is missing.
     *
     * @throws IllegalArgumentException if another agent has it
     */
    public static Spool open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new IllegalArgumentException("[" + folder + "] is in use. Maybe another agent runs here.");
        }
        return new Spool(folder, lockFile);
    }

    /** When it returns, the result survives a loss of power. */
    public void put(Result result) throws IOException {
        Path file = file(result);
        Path part = folder.resolve(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.write(result.toMap()));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** All results, in the order of their names. */
    public List<Result> all() throws IOException {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                results.add(Result.of(new Fields(Json.read(Files.readString(file)))));
            }
        }
        return results;
    }

    public void remove(Result result) throws IOException {
        Files.deleteIfExists(file(result));
    }

    private Path file(Result result) {
        return folder.resolve(result.job() + "-" + result.attempt() + ENDING);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
