package nas4j.predictors.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which graphs go into a batch together, so that little is filled up and no batch is too large. */
public final class Chunks {
    /** Products of a node with one feature that cost about as much as one with each other node. */
    private static final long WIDTH = 64;
    /** What one more batch costs, in products. */
    private static final long BATCH = 50_000;
    /** Most edges of a batch that could be there: 8 MB. */
    private static final long MOST_EDGES = 1L << 21;

    private Chunks() {}

    /**
     * Splits rows by the size of their graphs, the smallest first; each is in one chunk.
     *
     * @param graphs of all rows, the given ones and others
     * @param rows places in {@code graphs}
     */
    public static List<List<Integer>> of(List<FeatureGraph> graphs, List<Integer> rows) {
        List<Integer> sorted = rows.stream()
                .sorted(Comparator.comparingInt(row -> graphs.get(row).size()))
                .toList();
        List<List<Integer>> chunks = new ArrayList<>();
        int from = 0;
        long alone = 0;
        for (int k = 0; k < sorted.size(); k++) {
            long size = graphs.get(sorted.get(k)).size();
            alone += size * (size + WIDTH);
            long count = k + 1L - from;
            boolean isTooEmpty = count * size * (size + WIDTH) > 2 * alone + BATCH;
            if (k > from && (isTooEmpty || count * size * size > MOST_EDGES)) {
                chunks.add(sorted.subList(from, k));
                from = k;
                alone = size * (size + WIDTH);
            }
        }
        if (from < sorted.size()) {
            chunks.add(sorted.subList(from, sorted.size()));
        }
        return chunks;
    }
}
