package nas4j.hardware.kernel.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;
import nas4j.hardware.device.NumberFormat;
import org.junit.jupiter.api.Test;

class SamplePrecisionsTest {
    private enum Kind {
        FLOATS,
        BYTES,
        MIXED
    }

    private static Kind kind(ComputationGraph graph) {
        List<Node> layers = graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear)
                .toList();
        long rounded = layers.stream().filter(node -> node.weights().rounds()).count();
        boolean anyRounds = graph.nodes().stream()
                .anyMatch(node -> node.precision().activations().rounds());
        return !anyRounds ? Kind.FLOATS : rounded == layers.size() ? Kind.BYTES : Kind.MIXED;
    }

    @Test
    void networksAreOfFloatsOfIntegersAndOfBoth() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ComputationGraph network = SampleNetworks.draw(List.of(), random);
            counts.merge(kind(SamplePrecisions.lay(network, NumberFormat.INT8, random)), 1, Integer::sum);
        }

        assertThat(counts.get(Kind.FLOATS)).isBetween(60, 140);
        assertThat(counts.get(Kind.BYTES)).isBetween(80, 180);
        assertThat(counts.get(Kind.MIXED)).isBetween(120, 240);
    }

    @Test
    void networksOfFloatsStayWhatTheyAre() {
        ComputationGraph network = SampleNetworks.draw(List.of(), new SplittableRandom(1));

        assertThat(SamplePrecisions.lay(network, NumberFormat.FP32, new SplittableRandom(1)))
                .isEqualTo(Simplification.simplify(network));
    }
}
