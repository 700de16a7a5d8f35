package nas4j.spaces;

import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import nas4j.graph.GraphCost;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Entry;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;
import org.junit.jupiter.api.Test;

/** Known networks, found in the catalogue's spaces, have their published costs. */
class PublishedNetworksProofTest {
    private static final String DARTS_V2 = """
            normal-cell/cell/2/edge1=sep_conv_3x3 normal-cell/cell/2/edge2=sep_conv_3x3
            normal-cell/cell/3/inputs=0+1 normal-cell/cell/3/edge1=sep_conv_3x3 normal-cell/cell/3/edge2=sep_conv_3x3
            normal-cell/cell/4/inputs=0+1 normal-cell/cell/4/edge1=skip_connect normal-cell/cell/4/edge2=sep_conv_3x3
            normal-cell/cell/5/inputs=0+2 normal-cell/cell/5/edge1=skip_connect normal-cell/cell/5/edge2=dil_conv_3x3
            reduction-cell/cell/2/edge1=max_pool_3x3 reduction-cell/cell/2/edge2=max_pool_3x3
            reduction-cell/cell/3/inputs=1+2
            reduction-cell/cell/3/edge1=max_pool_3x3 reduction-cell/cell/3/edge2=skip_connect
            reduction-cell/cell/4/inputs=0+2
            reduction-cell/cell/4/edge1=max_pool_3x3 reduction-cell/cell/4/edge2=skip_connect
            reduction-cell/cell/5/inputs=1+2
            reduction-cell/cell/5/edge1=max_pool_3x3 reduction-cell/cell/5/edge2=skip_connect
            """;
    private static final List<List<String>> FBNET_C = List.of(
            List.of("k3_e1"),
            List.of("k3_e6", "skip", "k3_e1", "k3_e1"),
            List.of("k5_e6", "k5_e3", "k5_e6", "k3_e6"),
            List.of("k5_e6", "k5_e3", "k5_e6", "k5_e6"),
            List.of("k5_e6", "k5_e6", "k5_e6", "k5_e3"),
            List.of("k5_e6", "k5_e6", "k5_e6", "k5_e6"),
            List.of("k3_e6"));

    @Test
    void dartsV2() {
        assertThat(cost(space("darts"), DARTS_V2).parameters()).isEqualTo(3_349_342);
    }

    @Test
    void fbnetC() {
        StringJoiner text = new StringJoiner(" ");
        for (int stage = 0; stage < FBNET_C.size(); stage++) {
            for (int layer = 0; layer < FBNET_C.get(stage).size(); layer++) {
                text.add("stage" + (stage + 1) + "/" + (layer + 1) + "="
                        + FBNET_C.get(stage).get(layer));
            }
        }
        assertThat(cost(space("fbnet"), text.toString()).parameters()).isEqualTo(5_572_200);
    }

    /** MnasNet's space is built around MobileNetV2, whose first stage is a separable convolution. */
    @Test
    void mobileNetV2() {
        int[] depths = {1, 2, 3, 4, 3, 3, 1};
        GraphCost cost = cost(space("mnasnet"), path -> {
            int stage = path.charAt("stage".length()) - '0';
            return switch (lastPart(path)) {
                case "depth" -> Integer.toString(depths[stage - 1]);
                case "op" -> stage == 1 ? "sep-conv" : "mbconv6";
                case "skip" -> "identity";
                case "width" -> "1";
                case "kernel" -> "3";
                default -> "0";
            };
        });
        assertThat(cost.parameters()).isEqualTo(3_504_872);
        assertThat(cost.macs()).isEqualTo(300_774_272);
    }

    /** MnasNet-A1, whose fifth stage has 112 channels, between two of the space's widths: the stages are its own. */
    @Test
    void mnasNetA1() {
        SpaceTree tree = Catalogue.load("mnasnet");
        SearchSpace space = SpaceCompiler.compile(with(
                tree,
                tree.entries(),
                chain(
                        layer("conv", "channels", 32, "stride", 2),
                        layer("norm"),
                        stage(16, 1, 1),
                        stage(24, 2, 2),
                        stage(40, 3, 2),
                        stage(80, 4, 2),
                        stage(112, 2, 1),
                        stage(160, 3, 2),
                        stage(320, 1, 1),
                        layer("conv", "channels", 1280, "kernel", 1),
                        layer("norm"),
                        layer("global-pool"),
                        layer("linear", "classes"))));
        int[] depths = {1, 2, 3, 4, 2, 3, 1};
        GraphCost cost = cost(space, path -> {
            int stage = path.charAt("stage".length()) - '0';
            return switch (lastPart(path)) {
                case "depth" -> Integer.toString(depths[stage - 1]);
                case "op" -> stage == 1 ? "sep-conv" : stage == 3 ? "mbconv3" : "mbconv6";
                case "skip" -> "identity";
                case "width" -> "1";
                case "kernel" -> stage == 3 || stage == 6 ? "5" : "3";
                default -> stage == 3 || stage == 5 || stage == 6 ? "0.25" : "0";
            };
        });
        assertThat(cost.parameters()).isEqualTo(3_887_038);
    }

    private static Network stage(int channels, int layers, int stride) {
        return layer("stage", "channels", channels, "layers", layers, "stride", stride);
    }

    /** ResNet-50-D of He et al. 2019: 25,557,032 of ResNet-50, with three small convolutions for the first large one. */
    @Test
    void resNet50D() {
        Map<String, String> answers = Map.of("choice", "residual", "expand", "0.25");
        Map<String, String> depths =
                Map.of("stage1/repeat", "3", "stage2/repeat", "4", "stage3/repeat", "6", "stage4/repeat", "3");
        GraphCost cost = cost(
                space("resnet50-elastic"),
                path -> depths.getOrDefault(path, answers.getOrDefault(lastPart(path), "1")));
        int largeStem = 7 * 7 * 3 * 64 + 2 * 64;
        int smallStem = 3 * 3 * (3 * 32 + 32 * 32 + 32 * 64) + 2 * (32 + 32 + 64);
        assertThat(cost.parameters()).isEqualTo(25_557_032 - largeStem + smallStem);
    }

    /** DeiT-Ti, without the class token and its position: the mean of the patches is classified. */
    @Test
    void deitTiny() {
        Map<String, String> answers = Map.of("width", "192", "repeat", "12", "heads", "3", "ratio", "4");
        GraphCost cost = cost(space("vit-elastic"), path -> answers.getOrDefault(lastPart(path), ""));
        assertThat(cost.parameters()).isEqualTo(5_717_416 - 2 * 192);
    }

    /** BERT-Medium of Turc et al. 2019 with two classes, without the embeddings of its two segments. */
    @Test
    void bertMedium() {
        Map<String, String> answers = Map.of("width", "512", "repeat", "8", "heads", "8", "ratio", "4");
        SpaceTree tree = Catalogue.load("bert-elastic");
        Entry text = Entry.tokens(512, 30_522, Where.UNKNOWN);
        SearchSpace space = SpaceCompiler.compile(with(tree, Map.of("text", text), tree.network()));
        GraphCost cost = cost(space, path -> answers.getOrDefault(lastPart(path), ""));
        int classifier = 2 * (512 + 1);
        assertThat(cost.parameters()).isEqualTo(41_373_184 + classifier - 2 * 512);
    }

    private static SpaceTree with(SpaceTree tree, Map<String, Entry> entries, Network network) {
        return new SpaceTree(
                tree.name(),
                tree.description(),
                entries,
                tree.sizes(),
                tree.let(),
                network,
                tree.blocks(),
                tree.constraints(),
                tree.train(),
                tree.quantize(),
                tree.notation(),
                tree.where());
    }

    private static SearchSpace space(String name) {
        return SpaceCompiler.compile(Catalogue.load(name));
    }

    private static GraphCost cost(SearchSpace space, String genotype) {
        return GraphCost.of(space.decode(space.parse(genotype)).graph());
    }

    /** Costs of the network with the given label for the decision of each path. */
    private static GraphCost cost(SearchSpace space, UnaryOperator<String> answers) {
        int[] options = space.decisions().stream()
                .mapToInt(decision -> decision.option(answers.apply(decision.path())))
                .toArray();
        return GraphCost.of(space.decode(space.genotype(options)).graph());
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
