package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.Layers;
import nas4j.space.layer.StandardBlocks;
import nas4j.space.tree.Block;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.yaml.NetworkKeyword;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on the space language says what is so. */
class LanguagePageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of(System.getProperty("nas4j.root", ".."));
        page = Files.readString(root.resolve("docs/space-language.md"));
    }

    private static List<String> examples() {
        List<String> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(page);
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    private static String row(String layer) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + layer + "` |"))
                .findFirst()
                .orElse("no row for " + layer);
    }

    @Test
    void firstExampleIsInTheCatalogue() {
        SpaceTree example = SpaceReader.read("page", examples().getFirst());
        SpaceTree space = Catalogue.load(example.name());

        assertThat(example.network()).isEqualTo(space.network());
        assertThat(example.blocks()).isEqualTo(space.blocks());
        assertThat(example.constraints()).isEqualTo(space.constraints());
        assertThat(example.let()).isEqualTo(space.let());
        assertThat(example.entries()).isEqualTo(space.entries());
    }

    @Test
    void everyExampleIsYaml() {
        assertThat(examples()).hasSizeGreaterThan(10).allSatisfy(example -> {
            boolean onlyComment = example.lines().allMatch(line -> line.startsWith("#"));
            assertThat(
                            onlyComment
                                    ? "a comment"
                                    : YamlFile.read("page", example).found())
                    .isNotBlank();
        });
    }

    @Test
    void tableOfLayersIsComplete() {
        for (LayerType layer : Layers.byName().values()) {
            List<String> told = new ArrayList<>(List.of("| `" + layer.name() + "` |"));
            layer.parameters().stream().filter(LanguagePageTest::isDocumented).forEach(parameter -> {
                told.add(parameter.name());
                told.addAll(parameter.words());
            });
            assertThat(row(layer.name())).contains(told);
        }
        for (Block block : StandardBlocks.byName().values()) {
            assertThat(row(block.name()))
                    .contains(block.parameters().stream()
                            .map(Block.Parameter::name)
                            .toList());
        }
    }

    /** A parameter whose default is worked out from what comes in, and which nobody gives, is left out. */
    private static boolean isDocumented(LayerParameter parameter) {
        return parameter.byDefault() == null || !parameter.byDefault().startsWith("in.");
    }

    @Test
    void everyKeywordIsTold() {
        assertThat(page).contains(NetworkKeyword.keys());
    }
}
