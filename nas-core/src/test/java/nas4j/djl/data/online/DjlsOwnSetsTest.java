package nas4j.djl.data.online;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.basicdataset.cv.classification.Cifar10;
import ai.djl.basicdataset.cv.classification.FashionMnist;
import ai.djl.basicdataset.cv.classification.Mnist;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Dataset.Usage;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.FolderOptions;
import nas4j.input.Where;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of DJL's repository, read as bytes, hold the images and labels that DJL's own classes make of them. */
@Tag("engine")
class DjlsOwnSetsTest {
    @TempDir
    private Path folder = Path.of("");

    private StandIn repository = new StandIn(folder);

    @BeforeEach
    void startEngine() {
        Engine.open(TrainingDevice.CPU);
        repository = new StandIn(folder);
    }

    private DataSet read(String name) {
        return new NamedData(repository, true).read(name, List.of(), FolderOptions.of(1), Where.UNKNOWN);
    }

    @Test
    void mnist() throws IOException, TranslateException {
        repository.offer("mnist", StandIn.idx(20, 10, 5), StandIn.idxNames());
        DataSet set = read("mnist");
        for (Usage usage : List.of(Usage.TRAIN, Usage.TEST)) {
            Mnist.Builder builder = Mnist.builder().optRepository(repository).optUsage(usage);
            assertSame(
                    usage == Usage.TRAIN ? set.training() : set.test(),
                    builder.setSampling(1, false).build());
        }
    }

    @Test
    void fashionMnist() throws IOException, TranslateException {
        repository.offer("fashmnist", StandIn.idx(20, 10, 5), StandIn.idxNames());
        DataSet set = read("fashion-mnist");
        for (Usage usage : List.of(Usage.TRAIN, Usage.TEST)) {
            FashionMnist.Builder builder =
                    FashionMnist.builder().optRepository(repository).optUsage(usage);
            assertSame(
                    usage == Usage.TRAIN ? set.training() : set.test(),
                    builder.setSampling(1, false).build());
        }
    }

    @Test
    void cifar() throws IOException, TranslateException {
        Map<String, byte[]> files = Map.of("data_batch.bin", StandIn.cifar(12), "test_batch.bin", StandIn.cifar(3));
        repository.offer("cifar10", files, Map.of());
        DataSet set = read("cifar-10");
        for (Usage usage : List.of(Usage.TRAIN, Usage.TEST)) {
            Cifar10.Builder builder =
                    Cifar10.builder().optRepository(repository).optUsage(usage);
            assertSame(
                    usage == Usage.TRAIN ? set.training() : set.test(),
                    builder.setSampling(1, false).build());
        }
    }

    private static void assertSame(ImageData data, RandomAccessDataset djls) throws IOException, TranslateException {
        djls.prepare();
        assertThat(djls.size()).isEqualTo(data.size());
        try (NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            for (int i = 0; i < data.size(); i++) {
                Record record = djls.get(manager, i);
                assertThat(bytes(record.getData().singletonOrThrow())).isEqualTo(TestImages.bytes(data, i));
                assertThat(record.getLabels().singletonOrThrow().toFloatArray())
                        .containsExactly(data.findClassLabels().orElseThrow().label(i));
            }
        }
    }

    /** DJL has the channels last, as numbers. */
    private static byte[] bytes(NDArray image) {
        float[] values = image.transpose(2, 0, 1).toFloatArray();
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) values[k];
        }
        return bytes;
    }
}
