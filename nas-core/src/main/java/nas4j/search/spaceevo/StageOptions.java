package nas4j.search.spaceevo;

import java.util.List;

/**
 * What a stage of a network may be.
 *
 * @param name such as {@code stage1}
 * @param blocks the block types, at least one, each once
 * @param windows the width windows, narrow to wide: names of runs of neighbouring widths; at least one, each once
 */
public record StageOptions(String name, List<String> blocks, List<String> windows) {
    public StageOptions {
        blocks = checked(name, "block types", blocks);
        windows = checked(name, "width windows", windows);
    }

    private static List<String> checked(String name, String what, List<String> options) {
        if (options.isEmpty() || options.stream().distinct().count() < options.size()) {
            throw new IllegalArgumentException(
                    "found " + what + " " + options + " of [" + name + "], accepted: at least one, each once");
        }
        return List.copyOf(options);
    }
}
