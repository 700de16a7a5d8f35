package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Target;
import nas4j.djl.data.TestImages;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFolderTest {
    @TempDir
    private Path folder;

    @Test
    void readsCifar10() {
        DataSet set = LocalData.read(TestImages.real("cifar-10-12k"), FolderOptions.of(1));
        assertThat(set.training().shape()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(set.training().size()).isEqualTo(10_000);
        assertThat(Arrays.stream(TestImages.counts(set.test())).boxed())
                .hasSize(10)
                .allMatch(count -> count > 150);
        assertThat(set.test().findClassLabels().orElseThrow().classes()).startsWith("airplane", "automobile");
    }

    @Test
    void readsTheBatchesOneAfterTheOther() throws IOException {
        write("data_batch_2.bin", record(7, 2));
        write("data_batch_1.bin", record(1, 1), record(2, 1));
        write("test_batch.bin", record(9, 1));
        DataSet set = CifarFolder.read(folder);
        ClassLabels labels = set.training().findClassLabels().orElseThrow();
        assertThat(IntStream.range(0, 3).map(labels::label)).containsExactly(1, 2, 7);
        assertThat(labels.classes()).startsWith("0", "1");
        assertThat(TestImages.bytes(set.training(), 2)[3_071]).isEqualTo((byte) 2);
    }

    @Test
    void readsTheBatchesInOneFile() throws IOException {
        write("data_batch.bin", record(1, 1), record(2, 1));
        write("test_batch.bin", record(9, 1));
        assertThat(LocalData.read(folder, FolderOptions.of(1)).training().size())
                .isEqualTo(2);
        write("data_batch_1.bin", record(1, 1));
        assertRefused("has [data_batch.bin] and parts of it\nMaybe they are two sets");
    }

    @Test
    void readsBothLabelsOfCifar100() throws IOException {
        write("train.bin", record(19, 99, 1), record(0, 5, 1));
        write("test.bin", record(3, 4, 1));
        String names = IntStream.range(0, 100).mapToObj(i -> "fine" + i).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("fine_label_names.txt"), names);
        DataSet set = LocalData.read(folder, FolderOptions.of(1));
        assertThat(set.training().targets()).extracting(Target::name).containsExactly("class", "superclass");
        ClassLabels fine = set.training().findClassLabels().orElseThrow();
        assertThat(fine.label(0)).isEqualTo(99);
        assertThat(fine.classes()).hasSize(100).endsWith("fine99");
        Files.writeString(folder.resolve("fine_label_names.txt"), "apple");
        assertRefused("fine_label_names.txt: names [1] classes; accepted: 100");
    }

    @Test
    void namesTheByteOfWrongFiles() throws IOException {
        write("data_batch_1.bin", record(1, 1), record(10, 1));
        write("test_batch.bin", record(9, 1));
        assertRefused("data_batch_1.bin: byte 3073: class [10] of image 1; accepted: 0 to 9");
        write("data_batch_1.bin", record(1, 1), Arrays.copyOf(record(1, 1), 100));
        assertRefused("data_batch_1.bin: byte 3173: the file ends here, [99] of 3072 bytes into image 1");
        write("data_batch_1.bin");
        assertRefused("data_batch_1.bin: byte 0: the file ends here");
        byte[] packed = Packed.packed(record(1, 1));
        write("data_batch_1.bin", packed);
        assertThat(CifarFolder.read(folder).training().size()).isEqualTo(1);
        write("data_batch_1.bin", Arrays.copyOf(packed, packed.length - 3));
        assertRefused("data_batch_1.bin: byte 3073 of the unpacked file: the file ends here, before the checksum");
    }

    @Test
    void filesMustBeThere() throws IOException {
        assertRefused("a file is missing; accepted: data_batch_1.bin (CIFAR-10) or train.bin (CIFAR-100)");
        write("train.bin", record(1, 1, 1));
        assertRefused("a file is missing; accepted: test.bin");
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CifarFolder.read(folder))
                .withMessageContaining(message);
    }

    private void write(String name, byte[]... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] record : records) {
            bytes.write(record);
        }
        Files.write(folder.resolve(name), bytes.toByteArray());
    }

    /** Labels, then the value of all pixels. */
    private static byte[] record(int... labelsAndValue) {
        int labels = labelsAndValue.length - 1;
        byte[] record = new byte[labels + 3_072];
        Arrays.fill(record, (byte) labelsAndValue[labels]);
        for (int i = 0; i < labels; i++) {
            record[i] = (byte) labelsAndValue[i];
        }
        return record;
    }
}
