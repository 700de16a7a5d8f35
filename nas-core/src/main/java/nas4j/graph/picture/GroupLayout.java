package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group set out: its boxes and groups in layers, and where edges enter at its top and leave at its bottom. Edges from
 * one box outside enter at one place, edges from one box inside leave at one place.
 */
final class GroupLayout {
    static final double HEADER = 22;
    private static final double PADDING = 14;

    private final Group group;
    private final String label;
    private final boolean framed;
    private final Level level = new Level();
    private final Map<Integer, Vertex> itemOf = new HashMap<>();
    private final Map<Integer, GroupLayout> layoutOf = new HashMap<>();
    private final Map<GroupLayout, Vertex> inner = new LinkedHashMap<>();
    private final Map<Integer, Vertex> entries = new LinkedHashMap<>();
    private final Map<Integer, Vertex> exits = new LinkedHashMap<>();
    private final Map<Leg, Level.Edge> legs = new HashMap<>();
    private double left;
    private double top;

    /** The part in this group of the edges from a box to a vertex. */
    private record Leg(int from, Vertex to) {}

    /** Sets out a group, drawn in the group at {@code outer}, and those in it. */
    GroupLayout(Group group, Diagram diagram, String outer) {
        this.group = group;
        framed = !group.path().isEmpty();
        Integer repeats = diagram.repeats().get(group.path());
        label = Paths.within(group.path(), outer) + (repeats == null ? "" : " × " + repeats);
        addItems(diagram);
        diagram.edges().forEach(this::connect);
        level.arrange(framed && entries.isEmpty() ? HEADER : 0);
    }

    double width() {
        double content = level.width() + (framed ? 2 * PADDING : 0);
        // An edge that enters in the middle passes beside the label.
        double labelled = 2 * (BoxSize.textWidth(label, BoxSize.TEXT) + PADDING);
        return framed ? Math.max(content, labelled) : content;
    }

    double height() {
        return level.bottom() + (framed && exits.isEmpty() ? PADDING : 0);
    }

    /** Moves the group, and writes where its boxes and groups are. */
    void place(double toLeft, double toTop, int depth, Layout layout) {
        left = toLeft;
        top = toTop;
        if (framed) {
            layout.add(
                    new Layout.Frame(group.path(), label, depth, new Layout.Rectangle(left, top, width(), height())));
        }
        inner.forEach((member, item) -> {
            Layout.Rectangle place = place(item);
            member.place(place.x(), place.y(), depth + 1, layout);
        });
        group.boxes().forEach(box -> {
            Vertex item = itemOf.get(box);
            if (item != null) {
                layout.set(box, place(item));
            }
        });
    }

    /** Appends the way that an edge takes in this group. */
    void trace(Diagram.Edge edge, List<Layout.Point> way) {
        Vertex from = itemOf.get(edge.from());
        Vertex to = itemOf.get(edge.to());
        GroupLayout source = layoutOf.get(edge.from());
        GroupLayout target = layoutOf.get(edge.to());
        if (source != null) {
            source.trace(edge, way);
        }
        if (from != to) {
            Vertex end = to == null ? exits.get(edge.from()) : to;
            Level.Edge leg = end == null ? null : legs.get(new Leg(edge.from(), end));
            if (leg != null) {
                level.way(leg).forEach(point -> way.add(point.plus(contentLeft(), top)));
            }
            if (target != null) {
                target.trace(edge, way);
            }
        }
    }

    private void addItems(Diagram diagram) {
        List<Object> members = new ArrayList<>(group.groups());
        members.addAll(group.boxes());
        members.sort(Comparator.comparing(GroupLayout::firstBox));
        for (Object member : members) {
            if (member instanceof Group innerGroup) {
                GroupLayout layout = new GroupLayout(innerGroup, diagram, group.path());
                Vertex item = level.add(Vertex.Kind.ITEM, layout.width(), layout.height());
                inner.put(layout, item);
                for (int box : innerGroup.allBoxes()) {
                    itemOf.put(box, item);
                    layoutOf.put(box, layout);
                }
            } else if (member instanceof Integer box) {
                Diagram.Box content = diagram.boxes().get(box);
                itemOf.put(box, level.add(Vertex.Kind.ITEM, BoxSize.width(content), BoxSize.height(content)));
            }
        }
    }

    private static int firstBox(Object member) {
        return member instanceof Group group
                ? group.allBoxes().stream().mapToInt(Integer::intValue).min().orElse(0)
                : (Integer) member;
    }

    private void connect(Diagram.Edge edge) {
        Vertex from = itemOf.get(edge.from());
        Vertex to = itemOf.get(edge.to());
        if (from == to) {
            return;
        }
        if (from == null) {
            from = entries.computeIfAbsent(edge.from(), _ -> level.add(Vertex.Kind.ENTRY, 0, HEADER - 6));
        }
        if (to == null) {
            to = exits.computeIfAbsent(edge.from(), _ -> level.add(Vertex.Kind.EXIT, 0, 0));
        }
        Leg leg = new Leg(edge.from(), to);
        if (!legs.containsKey(leg)) {
            GroupLayout source = layoutOf.get(edge.from());
            GroupLayout target = layoutOf.get(edge.to());
            double fromShift = source == null ? 0 : source.shift(source.exits.get(edge.from()));
            double toShift = target == null ? 0 : target.shift(target.entries.get(edge.from()));
            legs.put(leg, level.connect(from, fromShift, to, toShift));
        }
    }

    /** How far right of the group's centre an entry or exit is. */
    private double shift(@Nullable Vertex port) {
        return port == null ? 0 : port.x - level.width() / 2;
    }

    private double contentLeft() {
        return left + (width() - level.width()) / 2;
    }

    private Layout.Rectangle place(Vertex item) {
        return new Layout.Rectangle(contentLeft() + item.x - item.width / 2, top + item.y, item.width, item.height);
    }
}
