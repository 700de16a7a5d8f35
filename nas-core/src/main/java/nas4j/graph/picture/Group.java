package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boxes and groups that are framed together. Groups with one member are dissolved, and so are groups that a path leaves
 * and enters again: they could not be drawn with all edges going down.
 */
final class Group {
    private final String path;
    private final List<Group> groups = new ArrayList<>();
    private final List<Integer> boxes = new ArrayList<>();

    private Group(String path) {
        this.path = path;
    }

    /** The group of all boxes. */
    static Group of(Diagram diagram) {
        Group root = new Group("");
        Map<String, Group> known = new HashMap<>();
        known.put("", root);
        for (int box = 0; box < diagram.boxes().size(); box++) {
            known(diagram.boxes().get(box).group(), known).boxes.add(box);
        }
        root.dissolve(diagram);
        return root;
    }

    private static Group known(String path, Map<String, Group> known) {
        Group group = known.get(path);
        if (group == null) {
            group = new Group(path);
            known.put(path, group);
            known(Paths.parent(path), known).groups.add(group);
        }
        return group;
    }

    String path() {
        return path;
    }

    /** Groups directly in this one. */
    List<Group> groups() {
        return groups;
    }

    /** Boxes directly in this one. */
    List<Integer> boxes() {
        return boxes;
    }

    /** All boxes in this one and its groups. */
    List<Integer> allBoxes() {
        List<Integer> all = new ArrayList<>(boxes);
        groups.forEach(group -> all.addAll(group.allBoxes()));
        return all;
    }

    private void dissolve(Diagram diagram) {
        groups.forEach(group -> group.dissolve(diagram));
        Set<Group> open = new HashSet<>();
        for (Group group : groups) {
            boolean single = group.groups.size() + group.boxes.size() == 1;
            if (single && !diagram.repeats().containsKey(group.path)) {
                open.add(group);
            }
        }
        open.addAll(groupsInCircles(diagram));
        while (!open.isEmpty()) {
            for (Group group : List.copyOf(groups)) {
                if (open.contains(group)) {
                    groups.remove(group);
                    groups.addAll(group.groups);
                    boxes.addAll(group.boxes);
                }
            }
            open.clear();
            open.addAll(groupsInCircles(diagram));
        }
    }

    private Set<Group> groupsInCircles(Diagram diagram) {
        Map<Integer, Object> memberOf = new HashMap<>();
        boxes.forEach(box -> memberOf.put(box, box));
        groups.forEach(group -> group.allBoxes().forEach(box -> memberOf.put(box, group)));
        Map<Object, Set<Object>> after = new HashMap<>();
        Map<Object, Set<Object>> before = new HashMap<>();
        for (Diagram.Edge edge : diagram.edges()) {
            Object from = memberOf.get(edge.from());
            Object to = memberOf.get(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                after.computeIfAbsent(from, _ -> new HashSet<>()).add(to);
                before.computeIfAbsent(to, _ -> new HashSet<>()).add(from);
            }
        }
        Set<Object> left = new HashSet<>(memberOf.values());
        boolean shrinks = true;
        while (shrinks) {
            shrinks =
                    left.removeIf(member -> isOutside(before.get(member), left) || isOutside(after.get(member), left));
        }
        Set<Group> circular = new HashSet<>(groups);
        circular.retainAll(left);
        return circular;
    }

    private static boolean isOutside(@Nullable Set<Object> members, Set<Object> left) {
        return members == null || members.stream().noneMatch(left::contains);
    }
}
