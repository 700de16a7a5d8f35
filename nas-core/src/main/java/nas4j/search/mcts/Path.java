package nas4j.search.mcts;

import java.util.List;
import nas4j.space.Genotype;

/** A genotype, and the nodes of the tree that it was reached through. */
record Path(Genotype genotype, List<TreeNode> nodes) {
    Path {
        nodes = List.copyOf(nodes);
    }
}
