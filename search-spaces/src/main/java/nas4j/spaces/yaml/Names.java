package nas4j.spaces.yaml;

import java.util.List;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.ExpressionParser;

/** Checks how names are written. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+(?:-[A-Za-z][A-Za-z0-9_]*+)*+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_.+-]++");
    private static final Pattern SPACE = Pattern.compile("[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+");
    private static final int LONGEST = 100;

    private Names() {}

    /** A name that expressions can use. */
    static String name(String text, Where where) {
        return matching(
                NAME, text, where, "a name such as width or head-dim: letters, digits and _, and - before a letter");
    }

    /** What stands for an option in genotypes. */
    static String label(String text, Where where) {
        return matching(LABEL, text, where, "a label of letters, digits and _ . + -");
    }

    /** The name of a space. */
    static String space(String text, Where where) {
        return matching(SPACE, text, where, "lower-case words with hyphens, such as my-space");
    }

    /** The name of a layer or a block. */
    static String layer(String text, Where where) {
        if (text.length() > LONGEST || !ExpressionParser.isWord(text)) {
            throw wrong(text, where, "the name of a layer or a block, such as max-pool or conv3x3");
        }
        return text;
    }

    /** One name, or a list of names. */
    static List<String> oneOrMore(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        if (nodes.isEmpty()) {
            throw node.notAccepted("a name or a list of names");
        }
        return names(nodes);
    }

    static List<String> names(List<YamlNode> nodes) {
        return nodes.stream()
                .map(node -> name(node.asText("a name"), node.where()))
                .toList();
    }

    private static String matching(Pattern pattern, String text, Where where, String accepted) {
        if (text.length() > LONGEST || !pattern.matcher(text).matches()) {
            throw wrong(text, where, accepted);
        }
        return text;
    }

    private static InputException wrong(String text, Where where, String accepted) {
        return new InputException(where, "found [" + YamlText.shortened(text) + "], accepted: " + accepted);
    }
}
