package nas4j.spaces.blocks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the settings of a stage leave open.
 *
 * @param depths numbers of layers
 * @param kernels of layers
 * @param channels of layers
 * @param expansions of layers; empty for a block type without that
 */
public record StageDecisions(Open depths, Open kernels, Open channels, Open expansions) {

    static StageDecisions of(List<BlockRow> rows) {
        return new StageDecisions(
                Open.of(rows.stream()
                        .map(row -> List.of((double) row.layers().size()))
                        .toList()),
                open(rows, layer -> (double) layer.kernel()),
                open(rows, layer -> (double) layer.channels()),
                open(
                        rows.stream()
                                .filter(row -> row.layers().getFirst().expand() != null)
                                .toList(),
                        layer -> layer.expand() == null ? 1 : layer.expand()));
    }

    private static Open open(List<BlockRow> rows, Function<BlockLayer, Double> value) {
        return Open.of(rows.stream()
                .map(row -> row.layers().stream().map(value).toList())
                .toList());
    }

    /**
     * One thing that is open.
     *
     * @param options its values, ascending
     * @param isOfLayers whether layers of one stage differ in it, so that each decides for itself
     */
    public record Open(List<Double> options, boolean isOfLayers) {

        /** @param settings the values of the layers of each setting */
        static Open of(List<List<Double>> settings) {
            Set<Double> options = new TreeSet<>();
            settings.forEach(options::addAll);
            return new Open(
                    List.copyOf(options),
                    settings.stream()
                            .anyMatch(layers -> layers.stream().distinct().count() > 1));
        }

        /** The options as numbers, whole ones without a fraction. */
        public List<Number> numbers() {
            return options.stream().map(Open::whole).toList();
        }

        /** As a value of the space language. */
        String text() {
            return options.size() == 1
                    ? numbers().getFirst().toString()
                    : numbers().stream()
                            .map(Number::toString)
                            .collect(Collectors.joining(", ", "{one-of: [", "], ordered: true}"));
        }

        private static Number whole(double value) {
            return value == Math.rint(value) ? (Number) (long) value : (Number) value;
        }
    }
}
