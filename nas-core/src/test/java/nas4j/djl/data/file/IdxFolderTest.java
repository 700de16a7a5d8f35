package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.TestImages;
import nas4j.input.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSmallSet() throws IOException {
        write(IMAGES, images(3));
        write(LABELS, labels(0, 2, 1));
        write(TEST_IMAGES, Packed.packed(images(2)));
        write("t10k-labels-idx1-ubyte.gz", Packed.packed(labels(2, 2)));
    }

    @Test
    void readsPackedAndUnpackedFiles() {
        DataSet set = LocalData.read(folder, FolderOptions.of(1));
        assertThat(set.training().shape()).isEqualTo(new ImageShape(1, 2, 3));
        assertThat(TestImages.bytes(set.training(), 2)).containsExactly(12, 13, 14, 15, 16, 17);
        ClassLabels labels = set.training().findClassLabels().orElseThrow();
        assertThat(labels.classes()).containsExactly("0", "1", "2");
        assertThat(labels.label(1)).isEqualTo(2);
        assertThat(set.test().size()).isEqualTo(2);
    }

    @Test
    void readsMnist() {
        DataSet set = IdxFolder.read(TestImages.real("mnist-10k"));
        assertThat(set.name()).isEqualTo("mnist-10k");
        assertThat(set.training().shape()).isEqualTo(new ImageShape(1, 28, 28));
        assertThat(Arrays.stream(TestImages.counts(set.training())).sum()).isEqualTo(8_000);
        assertThat(Arrays.stream(TestImages.counts(set.test())).boxed())
                .hasSize(10)
                .allMatch(count -> count > 50);
    }

    @Test
    void readsDigits() {
        DataSet set = IdxFolder.read(TestImages.real("digits-8x8"));
        assertThat(set.training().size()).isEqualTo(3_823);
        assertThat(set.test().size()).isEqualTo(1_797);
        assertThat(set.test().shape()).isEqualTo(new ImageShape(1, 8, 8));
    }

    @Test
    void namesTheByteOfWrongFiles() throws IOException {
        write(IMAGES, labels(1, 2, 3));
        assertRefused("/" + IMAGES + ": byte 0: magic number [0x00000801]; accepted for images: 0x00000803\nMaybe");
        write(IMAGES, new byte[0]);
        assertRefused("/" + IMAGES + ": byte 0: the file ends here, [0] of 4 bytes into the magic number");
        write(IMAGES, Arrays.copyOf(images(3), 20));
        assertRefused("/" + IMAGES + ": byte 20: the file ends here, but 3 images of 2x3 pixels need [18] bytes");
        write(IMAGES, Arrays.copyOf(images(3), 6));
        assertRefused(": byte 6: the file ends here, [2] of 4 bytes into the number of images");
        write(IMAGES, Arrays.copyOf(images(3), 16 + 18 + 1));
        assertRefused(": byte 34: the file goes on after the last of 3 images");
        write(IMAGES, ByteBuffer.wrap(images(3)).putInt(8, 0).array());
        assertRefused(": byte 8: height [0]; accepted: 1 to");
        write(IMAGES, ByteBuffer.wrap(images(3)).putInt(4, -1).array());
        assertRefused(": byte 4: number of images [4294967295]");
        write(IMAGES, ByteBuffer.wrap(images(3)).putInt(4, Integer.MAX_VALUE).array());
        assertRefused(": byte 34: the file ends here, but 2147483647 images of 2x3 pixels need [12884901882] bytes");
    }

    @Test
    void namesTheByteOfWrongPackedFiles() throws IOException {
        byte[] packed = Packed.packed(images(2));
        write(TEST_IMAGES, Arrays.copyOf(packed, 5));
        assertRefused("/" + TEST_IMAGES + ": byte 5: the file ends here, in the header that gzip wrote");
        write(TEST_IMAGES, Arrays.copyOf(packed, packed.length - 12));
        assertRefused(": byte 25 of the unpacked file: the file ends here, [3] of 6 bytes into image 1 of 2");
        for (int missing = 1; missing <= 8; missing++) {
            write(TEST_IMAGES, Arrays.copyOf(packed, packed.length - missing));
            assertRefused(": byte 28 of the unpacked file: the file ends here, before the checksum that gzip wrote");
        }
        packed[packed.length - 8]++;
        write(TEST_IMAGES, packed);
        assertRefused(
                ": byte 28 of the unpacked file: the packed bytes are damaged before here [Corrupt GZIP trailer]");
    }

    @Test
    void packedFilesAreToldByTheirContent() throws IOException {
        String expected = IdxFolder.read(folder).training().contentHash();
        write(IMAGES, Packed.packed(images(3)));
        Files.move(folder.resolve(LABELS), folder.resolve(LABELS + ".gz"));
        assertThat(IdxFolder.read(folder).training().contentHash()).isEqualTo(expected);
    }

    @Test
    void labelsMustFit() throws IOException {
        write("t10k-labels-idx1-ubyte.gz", Packed.packed(labels(2, 3)));
        assertRefused("byte 9 of the unpacked file: label [3] of image 1; accepted: 0 to 2");
        write("t10k-labels-idx1-ubyte.gz", Packed.packed(labels(2, 2, 2)));
        assertRefused("has [2] images, but ");
        write(LABELS, labels(0, 255, 1));
        assertRefused(
                "/" + LABELS + ": byte 9: label [255] of image 1 makes 256 classes, of which only [3] have images");
        write(LABELS, labels());
        assertRefused(": byte 4: number of labels [0]; accepted: 1 to");
    }

    @Test
    void someClassesMayHaveNoImage() throws IOException {
        write(LABELS, labels(1, 3, 4));
        assertThat(IdxFolder.read(folder)
                        .training()
                        .findClassLabels()
                        .orElseThrow()
                        .classes())
                .hasSize(5);
    }

    @Test
    void filesMustBeThere() throws IOException {
        Files.delete(folder.resolve(LABELS));
        assertRefused("a file is missing; accepted: train-labels-idx1-ubyte, train-labels-idx1-ubyte.gz");
        write("a-" + LABELS, labels(1));
        write("b-" + LABELS, labels(1));
        assertRefused("has several sets [a-train-labels-idx1-ubyte, b-train-labels-idx1-ubyte]");
    }

    @Test
    void imagesMustFitInTheHeap() throws IOException {
        byte[] noise = new byte[4 << 20];
        Seeds.generator(1).nextBytes(noise);
        ByteBuffer.wrap(noise).putInt(0x803).putInt(4_000).putInt(1_000).putInt(1_000);
        write(IMAGES, Packed.packed(noise)); // as packed bytes they could be so many
        assertRefused("the images need 3.73 GiB, but only [");
    }

    @Test
    void theHeapLimitSaysWhatWouldDo() {
        long gigabyte = 1 << 30;
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> HeapLimit.check(Path.of("x"), 3 * gigabyte, gigabyte, 2 * gigabyte))
                .withMessage("x: the images need 3.00 GiB, but only [1.00 GiB] of a heap of 2.00 GiB are free\n"
                        + "Maybe start Java with -Xmx4916m, or read smaller images.");
        HeapLimit.check(Path.of("x"), gigabyte, gigabyte, 2 * gigabyte);
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> IdxFolder.read(folder))
                .withMessageContaining(message);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] images(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 6 * count);
        List.of(0x803, count, 2, 3).forEach(bytes::putInt);
        for (int i = 0; i < 6 * count; i++) {
            bytes.put((byte) i);
        }
        return bytes.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(0x801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> bytes.put((byte) label));
        return bytes.array();
    }
}
