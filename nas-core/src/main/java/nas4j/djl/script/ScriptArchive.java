package nas4j.djl.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript module with one method and no data, in the form of the files that libtorch loads. */
final class ScriptArchive {
    /** Of the archive's format; any later libtorch reads it. */
    private static final String VERSION = "3\n";

    /** An empty tuple, pickled. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    /** A new object of the class, with no attributes, pickled. */
    private static final String OBJECT = "\u0080\u0002c__torch__\nFunction\n)\u0081}b.";

    private ScriptArchive() {}

    /**
     * The archive of a function.
     *
     * @param arguments names of its arrays
     */
    static byte[] of(String expression, List<String> arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "data.pkl", OBJECT);
            add(zip, "code/__torch__.py", code(expression, arguments));
            add(zip, "constants.pkl", NO_CONSTANTS);
            add(zip, "version", VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static String code(String expression, List<String> arguments) {
        String arrays = arguments.stream().map(name -> name + ": Tensor").collect(Collectors.joining(", "));
        return """
                class Function(Module):
                  __parameters__ = []
                  __buffers__ = []
                  def forward(self: __torch__.Function,
                    %s) -> Tensor:
                    return %s
                """.formatted(arrays, expression);
    }

    /** Not compressed: libtorch reads entries in place. */
    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry("function/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
