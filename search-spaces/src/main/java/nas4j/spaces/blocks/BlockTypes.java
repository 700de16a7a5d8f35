package nas4j.spaces.blocks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.spaces.ResourceFolder;

/** The block types that tables may name: the files {@code nas4j/spaces/blocks/types/NAME.yaml}. */
public final class BlockTypes {
    private static final String FOLDER = "types/";
    private static final String ENDING = ".yaml";

    /** The numbers of block types in the published hyperspaces. */
    private static final Map<String, List<String>> NUMBERED = Map.of(
            "mobilew",
            List.of(
                    "mobilenet-v1-dual",
                    "mobilenet-v2",
                    "mobilenet-v3-swish",
                    "resnet",
                    "fused-mbconv-se",
                    "mobilenet-v3-k3",
                    "mobilenet-v2-k3"),
            "onnxw",
            List.of("mobilenet-v1-dual", "mobilenet-v2", "mobilenet-v3", "resnet", "resnet-se", "fused-mbconv"));

    private BlockTypes() {}

    /** Their names, in alphabetical order. */
    public static List<String> names() {
        URL folder = Objects.requireNonNull(BlockTypes.class.getResource(FOLDER), "no block types on the class path");
        try {
            return ResourceFolder.names(folder, ENDING);
        } catch (IOException e) {
            throw new UncheckedIOException("the block types cannot be listed", e);
        }
    }

    /**
     * The name of a block type as a table writes it.
     *
     * @param written a name, or a number in a published hyperspace
     * @throws InputException if there is none
     */
    static String name(String hyperspace, String written, Where where) {
        List<String> numbered = NUMBERED.getOrDefault(hyperspace, List.of());
        List<String> names = names();
        if (names.contains(written)) {
            return written;
        }
        List<String> numbers =
                IntStream.range(0, numbered.size()).mapToObj(String::valueOf).toList();
        if (numbers.contains(written)) {
            return numbered.get(numbers.indexOf(written));
        }
        TreeSet<String> accepted = new TreeSet<>(names);
        accepted.addAll(numbers);
        throw new InputException(where, "found block type [" + written + "], " + Nearest.hint(written, accepted));
    }

    /** The block in the space language, as an entry of {@code blocks}. */
    static String definition(String name) {
        try (InputStream stream = BlockTypes.class.getResourceAsStream(FOLDER + name + ENDING)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("block type [" + name + "] cannot be read", e);
        }
    }
}
