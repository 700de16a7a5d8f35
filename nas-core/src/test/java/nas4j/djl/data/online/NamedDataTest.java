package nas4j.djl.data.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.FolderOptions;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedDataTest {
    private static final String CACHED = "cache/dataset/cv/ai/djl/basicdataset/mnist/1.0";
    private static final Where PLACE = new Where("experiment.yaml", 3, 8, "data.djl");

    @TempDir
    private Path folder = Path.of("");

    private StandIn repository = new StandIn(folder);

    @BeforeEach
    void makeRepository() {
        repository = new StandIn(folder);
    }

    private DataSet read(String name, boolean online, Path... folders) {
        return new NamedData(repository, online).read(name, List.of(folders), FolderOptions.of(1), PLACE);
    }

    private Path write(Path to, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(to);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(to.resolve(file.getKey()), file.getValue());
        }
        return to;
    }

    @Test
    void localFilesWin() throws IOException {
        repository.offer("mnist", StandIn.idx(20, 10, 0), StandIn.idxNames());
        write(folder.resolve(CACHED), StandIn.idx(30, 10, 0));
        write(folder.resolve("mine/mnist"), StandIn.idx(40, 10, 0));
        Path other = Files.createDirectories(folder.resolve("other"));
        assertThat(read("mnist", true, other, folder.resolve("mine")).training().size())
                .isEqualTo(40);
        assertThat(read("mnist", true, other).training().size()).isEqualTo(30);
        assertThat(read("mnist", false).name()).isEqualTo("mnist");
    }

    @Test
    void wrongLocalFilesAreNotReplaced() throws IOException {
        repository.offer("mnist", StandIn.idx(20, 10, 0), StandIn.idxNames());
        Files.createDirectories(folder.resolve("mine/mnist"));
        assertRefused("mnist", true, "mnist: is no set of images");
    }

    @Test
    void whatIsAbsentIsDownloadedOnce() throws IOException {
        repository.offer("fashmnist", StandIn.idx(20, 10, 3), StandIn.idxNames());
        DataSet set = read("fashion-mnist", true);
        assertThat(set.name()).isEqualTo("fashion-mnist");
        assertThat(set.training().shape()).isEqualTo(new ImageShape(1, 28, 28));
        assertThat(set.training().size()).isEqualTo(20);
        assertThat(TestImages.bytes(set.test(), 0)).startsWith(4, 5, 6);
        repository.write("fashmnist", "");
        assertThat(read("fashion-mnist", false).training().contentHash())
                .isEqualTo(set.training().contentHash());
    }

    @Test
    void cifarIsDownloadedInOneFile() throws IOException {
        Map<String, byte[]> files = Map.of("data_batch.bin", StandIn.cifar(12), "test_batch.bin", StandIn.cifar(3));
        repository.offer("cifar10", files, Map.of());
        DataSet set = read("cifar-10", true);
        assertThat(set.training().size()).isEqualTo(12);
        assertThat(set.training().shape()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(set.test().findClassLabels().orElseThrow().label(2)).isEqualTo(2);
    }

    @Test
    void offlineTheAnswerIsWhatIsMissingAndWhatToDo() {
        assertRefused(
                "mnist",
                false,
                "experiment.yaml:3:8: data.djl: [mnist] is not on this machine, and going online is switched off; looked for",
                folder.resolve("mine/mnist") + ", " + folder.resolve(CACHED),
                "accepted there: train-images-idx3-ubyte and so on (packed with gzip or not)\n",
                "Maybe set DJL_OFFLINE=false in the environment: then DJL downloads it once, from file:");
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void unknownNamesAreRefused() {
        assertRefused(
                "cifar10",
                true,
                "data.djl: [cifar10] is no set of images that DJL has; accepted: cifar-10, fashion-mnist, mnist\n"
                        + "Maybe cifar-10?");
    }

    @Test
    void whatCannotBeDownloadedLeavesNothing() throws IOException {
        assertRefused("mnist", true, "[mnist] cannot be downloaded from file:", "FileNotFoundException", "Maybe try");
        repository.offer("mnist", StandIn.idx(20, 10, 0), StandIn.idxNames());
        repository.write("mnist", "\"train_data\": " + StandIn.item("train-images-idx3-ubyte", "0".repeat(40)));
        assertRefused("mnist", true, "Checksum error: train-images-idx3-ubyte, expected sha1: 0000");
        try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
            assertThat(left.filter(Files::isRegularFile))
                    .extracting(Path::getFileName)
                    .containsExactly(Path.of("metadata.json"));
        }
    }

    @Test
    void answersThatAreNoDescriptionAreRefused() throws IOException {
        repository.write("mnist", "\"<html>");
        assertRefused("mnist", true, "[mnist] cannot be downloaded from file:", "Json");
    }

    private void assertRefused(String name, boolean online, String... parts) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(name, online, folder.resolve("mine")))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
