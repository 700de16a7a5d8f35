package nas4j.space.decode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.space.Decision;
import nas4j.space.term.Slot;

/**
 * Decisions that settle the same part of the supernet in different networks: an edge of a cell can come in at several
 * places of a node, and each place decides for itself what the edge does.
 */
final class Twins {
    private final Map<String, Integer> indexByPath = new HashMap<>();
    private final Deque<List<String>> open = new ArrayDeque<>();

    Twins(List<Decision> decisions) {
        for (int k = 0; k < decisions.size(); k++) {
            indexByPath.put(decisions.get(k).path(), k);
        }
    }

    /** Says that decisions under one of these paths have twins under the others. */
    void open(List<String> paths) {
        open.push(paths);
    }

    void close() {
        open.pop();
    }

    /** Places of a decision and its twins among the space's decisions, ascending. */
    List<Integer> of(Slot slot) {
        Set<String> paths = new LinkedHashSet<>(List.of(slot.decision().path()));
        for (List<String> places : open) {
            for (String path : List.copyOf(paths)) {
                places.stream()
                        .filter(place -> (path + "/").startsWith(place + "/"))
                        .forEach(place -> places.forEach(other -> paths.add(other + path.substring(place.length()))));
            }
        }
        return paths.stream()
                .filter(indexByPath::containsKey)
                .map(path -> indexByPath.getOrDefault(path, -1))
                .sorted()
                .toList();
    }
}
