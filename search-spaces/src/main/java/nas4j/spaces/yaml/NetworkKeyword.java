package nas4j.spaces.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that make a map a network of their kind, each with the keys that may stand beside it. */
public enum NetworkKeyword {
    ONE_OF("one-of", "by"),
    REPEAT("repeat", "body", "share"),
    SUM("sum"),
    CONCAT("concat"),
    MULTIPLY("multiply"),
    RESIDUAL("residual"),
    SHORTCUT("shortcut"),
    WHEN("when", "then", "else"),
    GRAPH("graph"),
    MARK("mark"),
    ADD_MARK("add-mark"),
    CONCAT_MARK("concat-mark"),
    MULTIPLY_MARK("multiply-mark"),
    FROM("from"),
    HEADS("heads");

    private static final List<String> KEYS =
            Arrays.stream(values()).map(NetworkKeyword::key).toList();

    private static final List<String> RESERVED = Stream.concat(
                    Stream.of("let"), Arrays.stream(values()).flatMap(keyword -> keyword.accepted().stream()))
            .distinct()
            .toList();

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, the check does not see it
    private final List<String> beside;

    NetworkKeyword(String key, String... beside) {
        this.key = key;
        this.beside = List.of(beside);
    }

    /** The key as it is written. */
    public String key() {
        return key;
    }

    /** Keys that may stand beside it. */
    public List<String> beside() {
        return beside;
    }

    /** The keys of all keywords. */
    public static List<String> keys() {
        return KEYS;
    }

    /** Keys that no layer and no block can have as its name: those of the keywords, and those beside them. */
    public static List<String> reserved() {
        return RESERVED;
    }

    /** The key and those that may stand beside it. */
    List<String> accepted() {
        return Stream.concat(Stream.of(key), beside.stream()).toList();
    }

    /** The keyword that comes first in the map, if there is one. */
    static Optional<NetworkKeyword> find(YamlMap map) {
        return map.keys().stream().filter(KEYS::contains).findFirst().map(key -> values()[KEYS.indexOf(key)]);
    }
}
