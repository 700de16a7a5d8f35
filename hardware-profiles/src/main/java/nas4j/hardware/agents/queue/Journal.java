package nas4j.hardware.agents.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of events, one a line, that grows at its end. For one thread at a time. */
final class Journal implements AutoCloseable {
    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file, and makes it if it is missing. A last line that was cut off is cut away. */
    static Journal open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long end = end(file);
        channel.truncate(end);
        channel.position(end);
        return new Journal(channel);
    }

    /** After the last line that is whole. */
    private static long end(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    static List<JobEvent> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(EventText::read).toList();
    }

    /** When it returns, the event survives a loss of power. */
    void append(JobEvent event) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(EventText.write(event) + "\n");
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
