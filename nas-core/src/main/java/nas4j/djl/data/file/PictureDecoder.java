package nas4j.djl.data.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Decodes a file with the readers that Java has, and refuses what they only warn of. */
final class PictureDecoder {
    /** Of the JPEG reader, which goes on with grey. Other warnings are harmless. */
    private static final List<String> FATAL =
            List.of("Truncated File", "premature end", "Premature end", "bad Huffman code");

    private PictureDecoder() {}

    /** @throws InputException if the file is no picture, damaged or cut off */
    static BufferedImage decode(Path file) {
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InputException(
                        new Where(file.toString(), 0, 0, "byte 0"), "is no picture; accepted: PNG, JPEG, BMP, GIF");
            }
            return decode(file, in, readers.next());
        } catch (IOException e) {
            throw ByteReader.unreadable(file, e);
        }
    }

    private static BufferedImage decode(Path file, MemoryCacheImageInputStream in, ImageReader reader)
            throws IOException {
        List<String> warnings = new ArrayList<>();
        try {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            if (warnings.stream().anyMatch(warning -> FATAL.stream().anyMatch(warning::contains))) {
                throw new IOException(String.join(", ", warnings));
            }
            return image;
        } catch (IOException | RuntimeException e) { // readers throw anything on damaged files
            throw damaged(file, in.getStreamPosition(), e);
        } finally {
            reader.dispose();
        }
    }

    private static InputException damaged(Path file, long offset, Exception cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        InputException damaged = new InputException(
                new Where(file.toString(), 0, 0, "byte " + offset),
                "the picture is damaged or cut off here [" + reason + "]");
        damaged.initCause(cause);
        return damaged;
    }
}
