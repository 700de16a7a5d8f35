package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;

/**
 * Draws networks as SVG text, without Graphviz. Edges run downwards; operators have the colour of their family; groups of
 * nodes under one path are framed. Follows the reader's light or dark colour scheme. Deterministic.
 */
public final class SvgPicture {
    private static final double MARGIN = 24;
    private static final double NARROWEST = 420;
    private static final double WIDEST = 1_600;
    private static final double CHIP = 20;

    private final StringBuilder svg = new StringBuilder(4_096);
    private final Diagram diagram;
    private final Layout layout;
    private final Trunks trunks = new Trunks();
    private final String title;
    private final String subtitle;
    private final double width;

    private SvgPicture(Diagram diagram, String title, String subtitle) {
        this.diagram = diagram;
        this.title = title;
        this.subtitle = subtitle;
        layout = Layout.of(diagram);
        width = Math.max(NARROWEST, layout.width()) + 2 * MARGIN;
    }

    /** A picture of a network in which groups that repeat are drawn once, with how often they do. */
    public static String folded(ComputationGraph graph, String title) {
        return new SvgPicture(GraphDiagram.folded(graph), title, costs(graph)).draw();
    }

    /** A picture of all of a network's nodes. */
    public static String full(ComputationGraph graph, String title) {
        return new SvgPicture(GraphDiagram.full(graph), title, costs(graph)).draw();
    }

    /** A picture of any diagram. */
    public static String of(Diagram diagram, String title, String subtitle) {
        return new SvgPicture(diagram, title, subtitle).draw();
    }

    private static String costs(ComputationGraph graph) {
        GraphCost cost = GraphCost.of(graph);
        return graph.size() + " nodes · " + Quantity.text(cost.parameters()) + " parameters · "
                + Quantity.text(cost.macs()) + " MACs · depth " + cost.depth();
    }

    private String draw() {
        List<Double> legend = new ArrayList<>();
        double top = MARGIN + header(legend);
        double height = top + layout.height() + MARGIN;
        double left = (width - layout.width()) / 2;
        open(height);
        drawHeader(legend);
        svg.append("<g transform=\"translate(")
                .append(number(left))
                .append(' ')
                .append(number(top))
                .append(")\">\n");
        layout.frames().forEach(this::drawFrame);
        for (int edge = 0; edge < diagram.edges().size(); edge++) {
            drawEdge(diagram.edges().get(edge), layout.ways().get(edge));
        }
        for (int box = 0; box < diagram.boxes().size(); box++) {
            drawBox(diagram.boxes().get(box), layout.boxes().get(box));
        }
        layout.frames().forEach(this::drawLabel);
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void open(double height) {
        double scale = Math.min(1, WIDEST / width);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" width=\"")
                .append(number(width * scale))
                .append("\" height=\"")
                .append(number(height * scale))
                .append("\">\n");
        element("title", "", title.isEmpty() ? "network" : title);
        svg.append("<style>").append(SvgStyle.text()).append("</style>\n");
        svg.append(
                "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
                        + "orient=\"auto\"><path class=\"tip\" d=\"M0.5 1 7.5 4 0.5 7z\"/></marker></defs>\n");
        svg.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    }

    /** Lays out the legend; gives the height of everything above the network. */
    private double header(List<Double> legend) {
        double x = 0;
        double y = (title.isEmpty() ? 0 : 24) + (subtitle.isEmpty() ? 0 : 20);
        for (Family family : families()) {
            double chip = chipWidth(family);
            if (x > 0 && x + chip > width - 2 * MARGIN) {
                x = 0;
                y += CHIP;
            }
            legend.add(x);
            legend.add(y);
            x += chip;
        }
        return y + CHIP + 22;
    }

    private Set<Family> families() {
        Set<Family> families = EnumSet.noneOf(Family.class);
        diagram.boxes().forEach(box -> box.rows().forEach(row -> families.add(row.family())));
        return families;
    }

    private static double chipWidth(Family family) {
        return 16 + BoxSize.textWidth(family.text(), BoxSize.SMALL_TEXT) + 14;
    }

    private void drawHeader(List<Double> legend) {
        double y = MARGIN + 14;
        if (!title.isEmpty()) {
            text("title", MARGIN, y, BoxSize.shorten(title));
            y += 20;
        }
        if (!subtitle.isEmpty()) {
            text("muted", MARGIN, y, subtitle);
        }
        int next = 0;
        for (Family family : families()) {
            double x = MARGIN + legend.get(next++);
            double top = MARGIN + legend.get(next++);
            svg.append("<rect class=\"row ").append(name(family)).append('"');
            rectangle(new Layout.Rectangle(x, top + 2, 11, 11), 3);
            svg.append("/>");
            text("small", x + 16, top + 11, family.text());
        }
    }

    private void drawFrame(Layout.Frame frame) {
        svg.append("<rect class=\"frame")
                .append(frame.depth() % 2)
                .append("\" data-group=\"")
                .append(escape(frame.path()))
                .append('"');
        rectangle(frame.place(), 9);
        svg.append("/>\n");
    }

    private void drawLabel(Layout.Frame frame) {
        text("label", frame.place().x() + 10, frame.place().y() + 15, frame.label());
    }

    private void drawEdge(Diagram.Edge edge, List<Layout.Point> way) {
        svg.append("<path class=\"edge\" data-edge=\"")
                .append(edge.from())
                .append(' ')
                .append(edge.to())
                .append("\" marker-end=\"url(#arrow)\" d=\"M");
        List<Layout.Point> fresh = way.subList(trunks.branch(edge.from(), way), way.size());
        Layout.Point at = fresh.getFirst();
        svg.append(number(at.x())).append(' ').append(number(at.y()));
        for (Layout.Point next : fresh.subList(1, fresh.size())) {
            if (Math.abs(next.x() - at.x()) > 0.05) {
                String middle = number((at.y() + next.y()) / 2);
                svg.append('C')
                        .append(number(at.x()))
                        .append(' ')
                        .append(middle)
                        .append(' ')
                        .append(number(next.x()))
                        .append(' ')
                        .append(middle)
                        .append(' ')
                        .append(number(next.x()))
                        .append(' ')
                        .append(number(next.y()));
            } else if (next.y() > at.y()) {
                svg.append('V').append(number(next.y()));
            }
            at = next;
        }
        svg.append("\"/>\n");
        if (edge.count() > 1) {
            drawCount(edge.count(), fresh);
        }
    }

    /** Writes beside the last bend of a way, where it is apart from others, how often it is taken. */
    private void drawCount(int count, List<Layout.Point> way) {
        int end = way.size() - 1;
        while (end > 1 && way.get(end).x() == way.get(end - 1).x()) {
            end--;
        }
        Layout.Point from = way.get(end - 1);
        Layout.Point to = way.get(end);
        text("count", (from.x() + to.x()) / 2 + 4, (from.y() + to.y()) / 2 + 4, "×" + count);
    }

    private void drawBox(Diagram.Box box, Layout.Rectangle place) {
        boolean isEnd = box.rows().size() == 1 && box.rows().getFirst().family() == Family.ENTRY;
        svg.append("<g class=\"box\">");
        element("title", "", box.name());
        svg.append("<rect class=\"body\"");
        rectangle(place, isEnd ? 12 : 6);
        svg.append("/>");
        double y = place.y() + BoxSize.PADDING;
        double x = place.x() + BoxSize.PADDING;
        double rowWidth = place.width() - 2 * BoxSize.PADDING;
        for (Diagram.Row row : box.rows()) {
            svg.append("<rect class=\"row ").append(name(row.family())).append('"');
            rectangle(new Layout.Rectangle(x, y, rowWidth, BoxSize.ROW), isEnd ? 8 : 3);
            svg.append("/>");
            text("op", place.x() + place.width() / 2, y + 13, BoxSize.shorten(row.text()));
            y += BoxSize.ROW + BoxSize.ROW_GAP;
        }
        if (!box.note().isEmpty()) {
            text("note", place.x() + place.width() / 2, place.bottom() - 6.5, box.note());
        }
        svg.append("</g>\n");
    }

    private void rectangle(Layout.Rectangle place, double radius) {
        svg.append(" x=\"")
                .append(number(place.x()))
                .append("\" y=\"")
                .append(number(place.y()))
                .append("\" width=\"")
                .append(number(place.width()))
                .append("\" height=\"")
                .append(number(place.height()))
                .append("\" rx=\"")
                .append(number(radius))
                .append('"');
    }

    private void text(String style, double x, double y, String text) {
        element("text", " class=\"" + style + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\"", text);
    }

    private void element(String name, String attributes, String content) {
        svg.append('<')
                .append(name)
                .append(attributes)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String name(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    /** A number with at most one decimal, the same in every locale. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    /** Text that is safe in XML; characters that XML cannot hold are replaced. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter == '\n'
                || letter == '\t'
                || (letter >= 0x20 && letter <= 0xd7ff)
                || (letter >= 0xe000 && letter <= 0xfffd)
                || letter >= 0x10000;
    }
}
