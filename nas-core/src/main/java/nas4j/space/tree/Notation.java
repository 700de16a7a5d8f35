package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.input.Where;

/**
 * The strings by which a published benchmark names its architectures.
 *
 * @param template text with decision paths in braces, such as <code>|{cell/0-1}~0|</code>; a decision that does not
 *     exist leaves its braces empty
 * @param symbols what stands for an option's label; labels without an entry stand for themselves
 */
public record Notation(String template, Map<String, String> symbols, Where where) {
    public Notation {
        symbols = Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
    }
}
