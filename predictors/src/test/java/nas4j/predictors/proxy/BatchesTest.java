package nas4j.predictors.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.djl.Engine;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static Engine noEngine() {
        throw new AssertionError("the engine is started");
    }

    /** Image k is all k. */
    private static ImageData numbered(int images) {
        List<byte[]> bytes =
                IntStream.range(0, images).mapToObj(k -> new byte[] {(byte) k}).toList();
        return ImageData.of(
                new ImageShape(1, 1, 1), bytes, List.of(ClassLabels.of("classes", List.of("a"), new int[images])));
    }

    private static Set<Byte> drawn(ProxyBatch batch) {
        Set<Byte> numbers = new HashSet<>();
        for (int k = 0; k < batch.size(); k++) {
            byte[] bytes = new byte[1];
            batch.images().copy(k, bytes);
            numbers.add(bytes[0]);
        }
        return numbers;
    }

    @Test
    void imagesAreDrawnOnceEachAndBySeed() {
        ImageData data = numbered(100);
        ProxyBatch batch = ProxyBatch.draw(data, 20, 3, BatchesTest::noEngine);
        assertThat(batch.size()).isEqualTo(20);
        assertThat(drawn(batch)).hasSize(20).isEqualTo(drawn(ProxyBatch.draw(data, 20, 3, BatchesTest::noEngine)));
        assertThat(drawn(batch)).isNotEqualTo(drawn(ProxyBatch.draw(data, 20, 4, BatchesTest::noEngine)));
        assertThat(ProxyBatch.draw(data, 500, 3, BatchesTest::noEngine).size()).isEqualTo(100);
    }

    @Test
    void normalisationIsThatOfAllData() {
        ProxyBatch batch = ProxyBatch.draw(numbered(101), 5, 3, BatchesTest::noEngine);
        assertThat(batch.normalisation().mean().getFirst()).isEqualTo(50 / 255.0);
    }

    @Test
    void aBatchWithoutImagesSaysSo() {
        ProxyBatch batch = ProxyBatch.withoutImages(8, BatchesTest::noEngine);
        assertThat(batch.size()).isEqualTo(8);
        assertThatThrownBy(batch::images)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch has no images");
        assertThatThrownBy(() -> ProxyBatch.withoutImages(1, BatchesTest::noEngine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found a batch of [1], accepted: 2 or more");
    }

    @Test
    void noiseFitsEveryKindOfOutput() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(2, 6, 5)));
        Window one = Window.same(1, 1, 1);
        builder.output("mask", builder.add("mask", new Op.Conv2d(7, one, 1, false), in));
        builder.output("depth", builder.add("depth", new Op.Conv2d(1, one, 1, false), in));
        int pool = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), in);
        builder.output("class", builder.add("class", new Op.Linear(3, false), pool));
        ComputationGraph graph = builder.build();
        ImageData noise = NoiseImages.of(graph, 40, 1);
        assertThat(noise.size()).isEqualTo(40);
        assertThat(noise.targets())
                .extracting(Target::getClass)
                .isEqualTo(Arrays.asList(PixelLabels.class, PixelValues.class, ClassLabels.class));
        assertThat(Tasks.of(graph, noise, new TaskList.Derived(0)).select(noise).targets())
                .hasSize(3);
        assertThat(noise.contentHash())
                .isEqualTo(NoiseImages.of(graph, 40, 1).contentHash())
                .isNotEqualTo(NoiseImages.of(graph, 40, 2).contentHash());
    }

    @Test
    void noiseIsOfImagesAlone() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(20)));
        ComputationGraph mlp = builder.output("classes", builder.add("linear", new Op.Linear(2, true), in))
                .build();
        assertThatThrownBy(() -> NoiseImages.of(mlp, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found a network with inputs [[20]], accepted: one image");
    }

    @Test
    void countsNeedNeitherEngineNorImages() throws InterruptedException {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(20)));
        ComputationGraph mlp = builder.output("classes", builder.add("linear", new Op.Linear(2, true), in))
                .build();
        ProxyBatch batch = ProxyBatch.withoutImages(2, BatchesTest::noEngine);
        assertThat(new Parameters().score(mlp, batch, 1)).isEqualTo(42);
        assertThat(new Macs().score(mlp, batch, 1)).isEqualTo(40);
        ComputationGraph.Builder other = ComputationGraph.builder();
        ComputationGraph empty = other.output("out", other.add("in", new Op.Input(TensorShape.of(20))))
                .build();
        assertThatThrownBy(() -> new Parameters().score(empty, batch, 1)).hasMessage("it has no parameters");
        assertThatThrownBy(() -> new Macs().score(empty, batch, 1)).hasMessage("it has no multiply-accumulates");
    }
}
