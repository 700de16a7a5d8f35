package nas4j.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/**
 * The safetensors format: length of the header (8 bytes, little-endian), the header ({@code {"name": {"dtype": "F32",
 * "shape": [2, 3], "data_offsets": [0, 24]}, ...}}), and all numbers. Only F32 is read.
 */
final class WeightsFile {
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int ALIGNMENT = 8;

    private WeightsFile() {}

    /** Writes to a neighbour first: what bears the name is whole. */
    static void write(Path file, Map<String, Weights.Tensor> tensors) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                write(channel, tensors);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(FileChannel channel, Map<String, Weights.Tensor> tensors) throws IOException {
        byte[] header = header(tensors).getBytes(StandardCharsets.UTF_8);
        write(channel, littleEndian(LENGTH_BYTES).putLong(header.length).flip());
        write(channel, ByteBuffer.wrap(header));
        for (Weights.Tensor tensor : tensors.values()) {
            ByteBuffer bytes = littleEndian(tensor.values().remaining() * Float.BYTES);
            bytes.asFloatBuffer().put(tensor.values());
            write(channel, bytes);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String header(Map<String, Weights.Tensor> tensors) {
        StringJoiner entries = new StringJoiner(",", "{", "}");
        long offset = 0;
        for (Map.Entry<String, Weights.Tensor> entry : tensors.entrySet()) {
            Weights.Tensor tensor = entry.getValue();
            long end = offset + (long) tensor.values().remaining() * Float.BYTES;
            String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
            entries.add(TensorHeader.quoted(entry.getKey()) + ":{\"dtype\":\"F32\",\"shape\":" + shape
                    + ",\"data_offsets\":[" + offset + "," + end + "]}");
            offset = end;
        }
        String header = entries.toString();
        int length = header.getBytes(StandardCharsets.UTF_8).length;
        return header + " ".repeat(Math.floorMod(-length, ALIGNMENT));
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Map<String, Weights.Tensor> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < LENGTH_BYTES ? -1 : bytes.getLong();
        if (length < 0 || length > bytes.remaining()) {
            throw wrong(file, "its header should have [" + length + "] bytes");
        }
        ByteBuffer header = bytes.slice(LENGTH_BYTES, (int) length);
        try {
            return tensors(
                    StandardCharsets.UTF_8.decode(header).toString(),
                    bytes.position(LENGTH_BYTES + (int) length).slice());
        } catch (IllegalArgumentException e) {
            throw wrong(file, e.getMessage());
        }
    }

    private static Map<String, Weights.Tensor> tensors(String header, ByteBuffer data) {
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        for (TensorHeader entry : TensorHeader.parse(header)) {
            tensors.put(entry.name(), tensor(entry, data));
        }
        return tensors;
    }

    private static Weights.Tensor tensor(TensorHeader entry, ByteBuffer data) {
        List<Long> shape = entry.shape();
        if (!entry.type().equals("F32")) {
            throw new IllegalArgumentException(
                    "tensor [" + entry.name() + "] is of type [" + entry.type() + "], accepted: F32");
        }
        if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() > data.limit()) {
            throw new IllegalArgumentException("tensor [" + entry.name() + "] is at bytes [" + entry.begin() + "] to ["
                    + entry.end() + "] of [" + data.limit() + "]");
        }
        FloatBuffer values = data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        return new Weights.Tensor(shape, values);
    }

    private static InputException wrong(Path file, @Nullable String problem) {
        return new InputException(
                new Where(file.toString(), 0, 0, ""),
                "found no weights in the safetensors format: " + problem + ".\nMaybe the file is cut off.");
    }
}
