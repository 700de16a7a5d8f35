package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where everything in a diagram is drawn. Mutable while it is made. */
final class Layout {
    private final List<Rectangle> boxes;
    private final List<Frame> frames = new ArrayList<>();
    private final List<List<Point>> ways = new ArrayList<>();
    private final double width;
    private final double height;

    /** A place, in pixels from the top left. */
    record Point(double x, double y) {
        Point plus(double right, double down) {
            return new Point(x + right, y + down);
        }
    }

    /** An area, in pixels from the top left. */
    record Rectangle(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    /** The frame of a group, and how deep it is nested, from 1. */
    record Frame(String path, String label, int depth, Rectangle place) {}

    private Layout(int boxes, double width, double height) {
        this.boxes = new ArrayList<>(Collections.nCopies(boxes, new Rectangle(0, 0, 0, 0)));
        this.width = width;
        this.height = height;
    }

    static Layout of(Diagram diagram) {
        GroupLayout root = new GroupLayout(Group.of(diagram), diagram, "");
        Layout layout = new Layout(diagram.boxes().size(), root.width(), root.height());
        root.place(0, 0, 0, layout);
        for (Diagram.Edge edge : diagram.edges()) {
            List<Point> way = new ArrayList<>();
            root.trace(edge, way);
            layout.ways.add(way);
        }
        return layout;
    }

    void add(Frame frame) {
        frames.add(frame);
    }

    void set(int box, Rectangle place) {
        boxes.set(box, place);
    }

    /** Where each box is. */
    List<Rectangle> boxes() {
        return boxes;
    }

    /** The frames, outer ones before inner ones. */
    List<Frame> frames() {
        return frames;
    }

    /** For each edge, the points it goes through. */
    List<List<Point>> ways() {
        return ways;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}
