package nas4j.experiments.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.data.online.NamedData;
import nas4j.spaces.json.Schema;
import nas4j.spaces.table.Tables;

/** Schemas of where data come from: one for each kind. */
final class DataSchemas {
    private DataSchemas() {}

    static Schema data() {
        List<Schema> kinds = new ArrayList<>();
        kinds.add(glyphs());
        kinds.add(kind(
                "named",
                Schema.words(NamedData.names()).described("a well-known set: from DJL's cache, or downloaded into it"),
                Map.of()));
        kinds.add(folder("idx", "a folder with files of the MNIST family, packed or not"));
        kinds.add(folder("cifar", "a folder with CIFAR-10 or CIFAR-100 in the binary format"));
        kinds.add(folder("images", "a folder with a folder of pictures for each class"));
        kinds.add(folder("masks", "a folder with the folders images and masks"));
        kinds.add(kind(
                "table",
                Schema.words(Tables.names()).described("a published benchmark: nothing is trained"),
                Map.of(
                        "folder",
                        Schema.type("string")
                                .with("default", "../shared/data/benchmarks")
                                .described("where its files are"))));
        kinds.add(kind(
                "predictor",
                Schema.type("string").described("a predictor that has learnt, or its file: nothing is trained"),
                Map.of(
                        "results",
                        Schema.type("string")
                                .with("default", "results/runs")
                                .described("folder of the results where named ones are"))));
        return Schema.anyOf(kinds).described("what networks are evaluated on");
    }

    private static Schema glyphs() {
        Map<String, Schema> options = new LinkedHashMap<>();
        options.put(
                "difficulty",
                Schema.words(Difficulty.known().stream().map(Difficulty::name).toList())
                        .with("default", Difficulty.MEDIUM.name()));
        options.put("size", side(8, "height and width in pixels").with("default", 28));
        options.put("training", Numbers.whole(1, "number of images").with("default", 10_000));
        options.put("test", Numbers.whole(1, "number of images").with("default", 2_000));
        options.put("seed", Numbers.whole(0, "of all images").with("default", 1));
        options.put("dense", Numbers.flag("adds a mask and a depth for each pixel"));
        return kind(
                "generated",
                Schema.words(List.of(Glyphs.NAME)).described("images that are drawn on the spot"),
                options);
    }

    private static Schema folder(String kind, String meaning) {
        return kind(
                kind,
                Schema.type("string").described(meaning),
                Map.of("size", side(1, "pictures are scaled to this height and width in pixels")));
    }

    private static Schema side(int least, String meaning) {
        return Numbers.whole(least, meaning).with("maximum", 4096);
    }

    /** A map that the first key says the kind of. */
    private static Schema kind(String key, Schema value, Map<String, Schema> options) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(key, value);
        properties.putAll(options);
        return Schema.object(List.of(key), properties);
    }
}
