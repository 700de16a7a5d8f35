package nas4j.graph.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void boxesDoNotOverlap() {
        Seeds.each(60, random -> {
            List<Layout.Rectangle> boxes =
                    Layout.of(diagram(random.nextInt(2, 80), random.nextLong())).boxes();
            for (int k = 0; k < boxes.size(); k++) {
                for (int other = 0; other < k; other++) {
                    assertThat(overlap(boxes.get(k), boxes.get(other))).isFalse();
                }
            }
        });
    }

    @Test
    void framesHoldTheirBoxesAndNoOthers() {
        Seeds.each(60, random -> {
            Diagram diagram = diagram(random.nextInt(2, 80), random.nextLong());
            Layout layout = Layout.of(diagram);
            for (Layout.Frame frame : layout.frames()) {
                for (int box = 0; box < diagram.boxes().size(); box++) {
                    String path = diagram.boxes().get(box).group() + "/box";
                    Layout.Rectangle place = layout.boxes().get(box);
                    boolean inside = Paths.isIn(path, frame.path());
                    assertThat(inside ? holds(frame.place(), place) : !overlap(frame.place(), place))
                            .isTrue();
                }
                for (Layout.Frame other : layout.frames()) {
                    assertThat(frame.equals(other)
                                    || holds(frame.place(), other.place())
                                    || holds(other.place(), frame.place())
                                    || !overlap(frame.place(), other.place()))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void edgesRunDownFromBoxToBox() {
        Seeds.each(60, random -> {
            Diagram diagram = diagram(random.nextInt(2, 80), random.nextLong());
            Layout layout = Layout.of(diagram);
            for (int edge = 0; edge < diagram.edges().size(); edge++) {
                List<Layout.Point> way = layout.ways().get(edge);
                Layout.Rectangle from =
                        layout.boxes().get(diagram.edges().get(edge).from());
                Layout.Rectangle to =
                        layout.boxes().get(diagram.edges().get(edge).to());
                assertThat(way.getFirst().y()).isEqualTo(from.bottom());
                assertThat(way.getFirst().x()).isBetween(from.x(), from.right());
                assertThat(way.getLast().y()).isEqualTo(to.y());
                assertThat(way.getLast().x()).isBetween(to.x(), to.right());
                for (int k = 1; k < way.size(); k++) {
                    assertThat(way.get(k).y())
                            .isGreaterThanOrEqualTo(way.get(k - 1).y() - 1e-6);
                }
            }
        });
    }

    @Test
    void edgesPassNoBox() {
        Seeds.each(60, random -> {
            Diagram diagram = diagram(random.nextInt(2, 60), random.nextLong());
            Layout layout = Layout.of(diagram);
            for (List<Layout.Point> way : layout.ways()) {
                for (int k = 1; k < way.size(); k++) {
                    for (double part = 0; part <= 1; part += 0.1) {
                        Layout.Point point = between(way.get(k - 1), way.get(k), part);
                        assertThat(layout.boxes()).noneMatch(box -> isInside(point, box));
                    }
                }
            }
        });
    }

    @Test
    void everythingIsInThePicture() {
        Seeds.each(60, random -> {
            Layout layout = Layout.of(diagram(random.nextInt(2, 80), random.nextLong()));
            Layout.Rectangle page = new Layout.Rectangle(-0.01, -0.01, layout.width() + 0.02, layout.height() + 0.02);
            assertThat(layout.boxes()).allMatch(box -> holds(page, box));
            assertThat(layout.frames()).allMatch(frame -> holds(page, frame.place()));
            assertThat(layout.ways().stream().flatMap(List::stream))
                    .allMatch(point -> holds(page, new Layout.Rectangle(point.x(), point.y(), 0, 0)));
        });
    }

    @Test
    void aChainIsDrawnStraight() {
        Layout layout = Layout.of(GraphDiagram.full(PictureGraphs.blocks(3)));
        assertThat(layout.frames()).extracting(Layout.Frame::label).containsExactly("stage", "0", "1", "2");
        Layout.Rectangle first = layout.boxes().getFirst();
        Layout.Rectangle last = layout.boxes().getLast();
        assertThat(first.x() + first.width() / 2).isEqualTo(last.x() + last.width() / 2);
    }

    private static Diagram diagram(int size, long seed) {
        var graph = PictureGraphs.random(Seeds.generator(seed), size);
        return seed % 2 == 0 ? GraphDiagram.full(graph) : GraphDiagram.folded(graph);
    }

    private static boolean overlap(Layout.Rectangle one, Layout.Rectangle other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    private static boolean holds(Layout.Rectangle outer, Layout.Rectangle inner) {
        return outer.x() <= inner.x()
                && outer.y() <= inner.y()
                && outer.right() >= inner.right()
                && outer.bottom() >= inner.bottom();
    }

    private static boolean isInside(Layout.Point point, Layout.Rectangle box) {
        double slack = 0.01;
        return point.x() > box.x() + slack
                && point.x() < box.right() - slack
                && point.y() > box.y() + slack
                && point.y() < box.bottom() - slack;
    }

    /** A point of the curve that is drawn: vertical at both ends. */
    private static Layout.Point between(Layout.Point start, Layout.Point end, double part) {
        double bend = part * part * (3 - 2 * part);
        double fall = 1.5 * part * (1 - part) + part * part * part;
        return new Layout.Point(start.x() + (end.x() - start.x()) * bend, start.y() + (end.y() - start.y()) * fall);
    }
}
