package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/** A network with open decisions: what comes in flows through it and comes out. */
public sealed interface Network {

    Where where();

    /** One after the other; an empty chain passes on what comes in. */
    record Chain(List<Network> items, Where where) implements Network {
        public Chain {
            items = List.copyOf(items);
        }
    }

    /**
     * A built-in layer or a call of a block.
     *
     * @param arguments by parameter name; the key {@code ""} is the first parameter
     */
    record Layer(String name, Map<String, Expression> arguments, Where where) implements Network {
        public Layer {
            arguments = ordered(arguments);
        }
    }

    /**
     * A choice between networks, by a decision of its own or by the value of {@code selector}. Only the chosen branch's
     * decisions exist.
     *
     * @param branches by name, in order
     * @param selector null for a decision of its own
     */
    record OneOf(Map<String, Network> branches, @Nullable Expression selector, Where where) implements Network {
        public OneOf {
            branches = ordered(branches);
        }
    }

    /**
     * The body {@code times} times in a row.
     *
     * @param share whether every repetition makes the same decisions
     */
    record Repeat(Expression times, boolean share, Network body, Where where) implements Network {}

    /** Branches that read the same value, joined. */
    record Join(JoinKind kind, List<Network> branches, Where where) implements Network {
        public Join {
            branches = List.copyOf(branches);
        }
    }

    /**
     * Adds what came in to what comes out of the body.
     *
     * @param whereShapeStays leave the addition out where the body changes the shape
     */
    record Residual(Network body, boolean whereShapeStays, Where where) implements Network {}

    /** The first network where the condition holds, else the second. */
    record When(Expression condition, Network then, Network otherwise, Where where) implements Network {}

    /**
     * A directed acyclic graph of nodes 0, 1, …: the first ones are the cell's inputs; every later node sums what its
     * incoming edges bring and applies {@code node} to it.
     *
     * @param inputs marks that are the first nodes; empty for one input, the value that comes in
     * @param nodes number of nodes, inputs counted
     * @param inEdges how many of the earlier nodes each node reads, as a decision; null for all of them
     * @param edge applied on each edge; knows {@code from} and {@code to}
     * @param node applied to each sum; knows {@code to}
     * @param output what the cell hands on
     */
    record Cell(
            List<String> inputs,
            Expression nodes,
            @Nullable Expression inEdges,
            Network edge,
            Network node,
            CellOutput output,
            Where where)
            implements Network {
        public Cell {
            inputs = List.copyOf(inputs);
        }
    }

    /** Names the value that comes in, for {@link Merge} and {@link Cell} further on; passes it on. */
    record Mark(String name, Where where) implements Network {}

    /** Joins the value that comes in with marked ones. */
    record Merge(JoinKind kind, List<String> marks, Where where) implements Network {
        public Merge {
            marks = List.copyOf(marks);
        }
    }

    /** Goes on from an entry of the network, or from a mark, instead of the value that comes in. */
    record From(String name, Where where) implements Network {}

    /** Outputs by name, each from the value that comes in. Ends a network. */
    record Heads(Map<String, Network> heads, Where where) implements Network {
        public Heads {
            heads = ordered(heads);
        }
    }

    /** How several values become one. */
    enum JoinKind {
        SUM,
        CONCAT,
        MULTIPLY
    }

    /** What a cell hands on. */
    enum CellOutput {
        /** The last node. */
        LAST,
        /** All nodes but the inputs, side by side along the channels. */
        CONCAT,
        /** The sum of all nodes but the inputs. */
        SUM
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
