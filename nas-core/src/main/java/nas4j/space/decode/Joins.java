package nas4j.space.decode;

import nas4j.space.layer.LayerParameter;
import nas4j.space.tree.Network.JoinKind;

/** Where the node of a join stands. */
final class Joins {
    private Joins() {}

    static String path(JoinKind kind, String path) {
        return path.isEmpty() ? LayerParameter.word(kind) : path + "/" + LayerParameter.word(kind);
    }
}
