package nas4j.spaces.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * Reads one YAML 1.2 document in UTF-8. Files that would take long or much memory are refused at once: larger than
 * 1 MB, nested deeper than 50, more than 50 aliases, more than 100,000 nodes once aliases are followed.
 */
public final class YamlFile {
    static final int MOST_BYTES = 1_000_000;
    private static final String TOO_LARGE = "the file is larger than 1 MB (1,000,000 bytes)";

    private YamlFile() {}

    /**
     * What the file says.
     *
     * @throws InputException if it cannot be read, or is not one YAML document within the limits
     */
    public static YamlNode read(Path file) {
        Where where = new Where(file.toString(), 0, 0, "");
        if (Files.isDirectory(file)) {
            throw new InputException(where, "found [a folder], accepted: a YAML file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(file.toString(), stream);
        } catch (NoSuchFileException e) {
            throw cannotRead(where, "there is no such file", e);
        } catch (IOException e) {
            throw cannotRead(where, "the file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What the stream says. Reads no more of it than 1 MB, and does not close it.
     *
     * @param name file name for messages
     * @throws InputException if it is not one YAML document within the limits
     */
    public static YamlNode read(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new InputException(new Where(name, 0, 0, ""), TOO_LARGE);
        }
        return read(name, decode(name, bytes));
    }

    /**
     * What the text says.
     *
     * @param name file name for messages
     * @throws InputException if it is not one YAML document within the limits
     */
    public static YamlNode read(String name, String text) {
        if (text.length() > MOST_BYTES) {
            throw new InputException(new Where(name, 0, 0, ""), TOO_LARGE);
        }
        return YamlParser.parse(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String found = "found the byte [0x%02x]".formatted(bytes[in.position()]);
            throw new InputException(YamlPlaces.at(name, text, text.length(), ""), found + ", accepted: text in UTF-8");
        }
        return text;
    }

    private static InputException cannotRead(Where where, String problem, IOException cause) {
        InputException exception = new InputException(where, problem);
        exception.initCause(cause);
        return exception;
    }
}
