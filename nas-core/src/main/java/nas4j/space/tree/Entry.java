package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.input.Where;

/**
 * An entry of the network: an image, a vector or a sequence of tokens.
 *
 * @param kind what comes in
 * @param sizes by name: {@code channels, height, width} of an image; {@code features} of a vector; {@code tokens,
 *     vocabulary} of a sequence. Expressions know each as {@code entry.size}
 */
public record Entry(Kind kind, Map<String, Integer> sizes, Where where) {
    public Entry {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /** An image {@code [channels, height, width]}. */
    public static Entry image(int channels, int height, int width, Where where) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("channels", channels);
        sizes.put("height", height);
        sizes.put("width", width);
        return new Entry(Kind.IMAGE, sizes, where);
    }

    /** A vector {@code [features]}. */
    public static Entry vector(int features, Where where) {
        return new Entry(Kind.VECTOR, Map.of("features", features), where);
    }

    /** Token numbers {@code [tokens]} below {@code vocabulary}. */
    public static Entry tokens(int tokens, int vocabulary, Where where) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("tokens", tokens);
        sizes.put("vocabulary", vocabulary);
        return new Entry(Kind.TOKENS, sizes, where);
    }

    /** What comes in. */
    public enum Kind {
        IMAGE,
        VECTOR,
        TOKENS
    }
}
