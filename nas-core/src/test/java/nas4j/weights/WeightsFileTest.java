package nas4j.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        found.tensors().forEach((path, tensor) -> {
            Weights.Tensor other = Objects.requireNonNull(expected.tensors().get(path));
            assertThat(tensor.shape()).isEqualTo(other.shape());
            assertThat(tensor.values()).isEqualTo(other.values());
        });
    }

    @Test
    void theFormatIsSafetensors() throws IOException {
        Path file = folder.resolve("x");
        Weights.of(Map.of("a\"b", new Weights.Tensor(List.of(2L), FloatBuffer.wrap(new float[] {1, 2}))))
                .save(file);
        byte[] bytes = Files.readAllBytes(file);
        String header = "{\"a\\\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        assertThat((int) bytes[0]).isEqualTo(Math.ceilDiv(header.length(), 8) * 8);
        assertThat(new String(bytes, 8, header.length(), StandardCharsets.UTF_8))
                .isEqualTo(header);
        assertThat(Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length))
                .containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0x40);
        assertSame(
                Weights.load(file),
                Weights.of(Map.of("a\"b", new Weights.Tensor(List.of(2L), FloatBuffer.wrap(new float[] {1, 2})))));
    }

    @Test
    void metadataAndSpacesOfOthersAreRead() throws IOException {
        String header = "{ \"__metadata__\" : {\"format\":\"pt\"}, \"w\" : { \"shape\" : [ ], \"dtype\" : \"F32\", "
                + "\"data_offsets\" : [0, 4] } }";
        assertThat(Weights.load(file(header, 4)).tensors().keySet()).containsExactly("w");
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        assertRefused("", 0, "its header is not in braces");
        assertRefused("{\"w\":[]}", 0, "its header cannot be read at character [1]");
        assertRefused("{\"w\":{\"dtype\":\"F32\"}}", 0, "tensor [w] has an incomplete header");
        assertRefused(
                "{\"w\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                4,
                "is of type [F16], accepted: F32");
        assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4, "bytes [0] to [8] of [4]");
        assertRefused(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "[3] has not [2] elements");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> Weights.load(empty)).hasMessageContaining("its header should have [-1] bytes");
    }

    private void assertRefused(String header, int size, String problem) throws IOException {
        Path file = file(header, size);
        assertThatThrownBy(() -> Weights.load(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + ": found no weights in the safetensors format: ")
                .hasMessageContaining(problem);
    }

    private Path file(String header, int size) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(new byte[] {(byte) text.length}, 8 + text.length + size);
        System.arraycopy(text, 0, bytes, 8, text.length);
        return Files.write(folder.resolve("file"), bytes);
    }
}
