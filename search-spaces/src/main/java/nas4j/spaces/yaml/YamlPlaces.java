package nas4j.spaces.yaml;

import java.util.Optional;
import nas4j.input.Where;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Places in YAML files. */
final class YamlPlaces {
    private static final int LONGEST_PATH = 300;

    private YamlPlaces() {}

    static Where at(String file, Optional<Mark> mark, String path) {
        return mark.map(m -> new Where(file, m.getLine() + 1, m.getColumn() + 1, path))
                .orElseGet(() -> new Where(file, 0, 0, path));
    }

    /** The place of the character at {@code offset}. */
    static Where at(String file, String text, int offset, String path) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count());
        int column = before.length() - before.lastIndexOf('\n');
        return new Where(file, line, column, path);
    }

    static String item(String path, int index) {
        return shortened(path + "[" + index + "]");
    }

    static String key(String path, String key) {
        return path.isEmpty() ? key : shortened(path + "." + key);
    }

    /** Every node holds its path: only a file made to exhaust memory has long ones. */
    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : "…" + path.substring(path.length() - LONGEST_PATH / 2);
    }
}
