package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.List;

/** Something that has a place in a {@link Level}. Mutable while the level is arranged. */
final class Vertex {
    /** What a vertex stands for. */
    enum Kind {
        /** Where edges enter the level from above. */
        ENTRY,
        /** A box or a group. */
        ITEM,
        /** Where a long edge passes a layer. */
        PASSING,
        /** Where edges leave the level below. */
        EXIT
    }

    /** An edge between vertices of neighbouring layers; it starts and ends so far right of their centres. */
    record Link(Vertex from, double fromShift, Vertex to, double toShift) {
        double fromX() {
            return from.x + fromShift;
        }

        double toX() {
            return to.x + toShift;
        }
    }

    final Kind kind;
    final double width;
    final double height;
    final List<Link> above = new ArrayList<>();
    final List<Link> below = new ArrayList<>();
    int layer;
    /** Place in the layer, from the left. */
    int place;
    /** Centre. */
    double x;
    /** Top. */
    double y;

    Vertex(Kind kind, double width, double height) {
        this.kind = kind;
        this.width = width;
        this.height = height;
    }

    /** Links the vertex to one of the next layer, once. */
    void link(double shift, Vertex to, double toShift) {
        Link link = new Link(this, shift, to, toShift);
        if (!below.contains(link)) {
            below.add(link);
            to.above.add(link);
        }
    }
}
