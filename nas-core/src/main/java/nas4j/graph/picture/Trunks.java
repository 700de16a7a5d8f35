package nas4j.graph.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers what is drawn of the edges from each box, so that what they share is drawn once. */
final class Trunks {
    private final Set<Segment> drawn = new HashSet<>();

    private record Segment(int from, Layout.Point start, Layout.Point end) {}

    /** Index of the point at which a way leaves those of the earlier edges from its box. */
    int branch(int from, List<Layout.Point> way) {
        int branch = 0;
        while (branch < way.size() - 2 && drawn.contains(segment(from, way, branch))) {
            branch++;
        }
        for (int k = branch; k < way.size() - 1; k++) {
            drawn.add(segment(from, way, k));
        }
        return branch;
    }

    private static Segment segment(int from, List<Layout.Point> way, int start) {
        return new Segment(from, way.get(start), way.get(start + 1));
    }
}
