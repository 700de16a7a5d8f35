package nas4j.graph.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgPictureTest {

    @Test
    void isWellFormedWhateverTheNames() {
        Seeds.each(40, random -> {
            ComputationGraph graph = PictureGraphs.random(random, random.nextInt(2, 60));
            Document document = parse(SvgPicture.full(graph, "<title> & \"quotes\" \u0000 ]]> \ud83d\ude00"));
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(texts(document, "text")).anyMatch(text -> text.startsWith("<title> & \"quotes\""));
        });
    }

    @Test
    void drawsEachNodeAndEachEdgeOnce() {
        Seeds.each(40, random -> {
            ComputationGraph graph = PictureGraphs.random(random, random.nextInt(2, 60));
            Diagram diagram = GraphDiagram.full(graph);
            Document document = parse(SvgPicture.full(graph, ""));
            List<String> drawn = new ArrayList<>();
            for (String names : texts(document, "title")) {
                names.lines().filter(line -> line.contains(": ")).forEach(drawn::add);
            }
            assertThat(drawn).hasSize(graph.size());
            List<String> edges = new ArrayList<>();
            for (Element path : elements(document, "path")) {
                if (path.hasAttribute("data-edge")) {
                    edges.add(path.getAttribute("data-edge"));
                }
            }
            assertThat(edges).doesNotHaveDuplicates().hasSameSizeAs(diagram.edges());
        });
    }

    @Test
    void boxesHoldWhatFollowsWithoutBranching() {
        Diagram diagram = GraphDiagram.full(PictureGraphs.blocks(1));
        assertThat(diagram.boxes().stream()
                        .map(box -> box.rows().stream().map(Diagram.Row::text).toList()))
                .containsExactly(
                        List.of("image"),
                        List.of("conv 3×3 · 4", "batch norm"),
                        List.of("add", "relu"),
                        List.of("global avg pool", "linear 10"),
                        List.of("classes"));
        assertThat(diagram.boxes().get(1).note()).isEqualTo("4×8×8");
        assertThat(diagram.boxes().get(1).group()).isEqualTo("stage/0");
        assertThat(diagram.boxes().get(1).name().lines().toList())
                .containsExactly(
                        "stage/0/conv: conv 3×3 · 4 → [4, 8, 8], 144 parameters, 9.22k MACs",
                        "stage/0/norm: batch norm → [4, 8, 8], 8 parameters");
    }

    @Test
    void groupsThatRepeatAreFoldedIntoOne() {
        Diagram folded = GraphDiagram.folded(PictureGraphs.blocks(7));
        assertThat(folded.repeats()).isEqualTo(Map.of("stage/0", 7));
        assertThat(folded.boxes())
                .hasSameSizeAs(GraphDiagram.full(PictureGraphs.blocks(1)).boxes());
        assertThat(SvgPicture.folded(PictureGraphs.blocks(7), "")).contains("stage/0 × 7");
        assertThat(GraphDiagram.folded(PictureGraphs.blocks(1)).repeats()).isEmpty();
        assertThat(GraphDiagram.full(PictureGraphs.blocks(7)).repeats()).isEmpty();
    }

    @Test
    void whatIsReadInBetweenIsNotFolded() {
        ComputationGraph blocks = PictureGraphs.blocks(3);
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (Node node : blocks.nodes()) {
            builder.add(
                    node.path(),
                    node.op(),
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        int between = blocks.nodes().stream()
                .filter(node -> node.path().equals("stage/1/relu"))
                .findFirst()
                .orElseThrow()
                .id();
        ComputationGraph graph = builder.output("early", between)
                .output("out", blocks.size() - 1)
                .build();
        assertThat(GraphDiagram.folded(graph).repeats()).isEqualTo(Map.of("stage/0", 2));
    }

    @Test
    void readingTwiceIsCounted() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int in = b.add("in", PictureGraphs.blocks(1).node(0).op());
        int conv = b.add("conv", PictureGraphs.CONV, in);
        int sum = b.add("sum", new nas4j.graph.Op.Add(), conv, conv, in);
        ComputationGraph graph = b.output("out", sum).build();
        assertThat(GraphDiagram.full(graph).edges()).contains(new Diagram.Edge(1, 2, 2));
        assertThat(texts(parse(SvgPicture.full(graph, "")), "text")).contains("×2");
    }

    @Test
    void isDeterministic() {
        Seeds.each(10, random -> {
            long seed = random.nextLong();
            assertThat(SvgPicture.folded(PictureGraphs.random(Seeds.generator(seed), 40), "x"))
                    .isEqualTo(SvgPicture.folded(PictureGraphs.random(Seeds.generator(seed), 40), "x"));
        });
    }

    @Test
    void widthIsBounded() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int in = b.add("in", PictureGraphs.blocks(1).node(0).op());
        int[] branches = new int[60];
        for (int k = 0; k < branches.length; k++) {
            branches[k] = b.add("branch/" + k, PictureGraphs.CONV, in);
        }
        ComputationGraph graph = b.output("out", b.add("sum", new nas4j.graph.Op.Add(), branches))
                .build();
        Element svg = parse(SvgPicture.full(graph, "wide")).getDocumentElement();
        assertThat(Double.parseDouble(svg.getAttribute("width"))).isEqualTo(1_600);
        assertThat(svg.getAttribute("viewBox")).startsWith("0 0 ");
    }

    @Test
    void followsLightAndDark() {
        String svg = SvgPicture.folded(PictureGraphs.blocks(2), "");
        assertThat(svg).contains("@media(prefers-color-scheme:dark)");
        for (Family family : Family.values()) {
            assertThat(svg).contains("." + family.name().toLowerCase(java.util.Locale.ROOT) + "{fill:");
        }
    }

    private static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int k = 0; k < found.getLength(); k++) {
            if (found.item(k) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }
}
