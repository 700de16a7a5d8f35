package nas4j.space.decode;

import java.util.List;
import java.util.Map;
import nas4j.graph.Op;
import nas4j.input.Where;
import nas4j.space.layer.LayerType;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Network.JoinKind;
import org.jspecify.annotations.Nullable;

/**
 * A place in a space after every block and repetition has been written out: each has a path of its own, and only what
 * decisions and shapes settle is left open.
 */
public sealed interface Site {

    /** One after the other. */
    record Chain(List<Site> items) implements Site {}

    /**
     * A layer.
     *
     * @param constant the operators, if no decision or shape changes them
     */
    record Layer(
            String path,
            LayerType type,
            List<Term> arguments,
            List<Where> wheres,
            @Nullable List<Op> constant,
            LayerPrecision precision,
            Where where)
            implements Site {}

    /** The branch that a decision chooses. */
    record Choice(String path, Slot slot, List<Site> branches) implements Site {}

    /** The branch whose label is the value of the selector. */
    record Switch(String path, Term selector, Map<String, Site> branches, Where where) implements Site {}

    /** The first {@code times} bodies. */
    record Repeat(String path, Term times, List<Site> bodies) implements Site {}

    /** Branches that read the same value, joined. */
    record Join(String path, JoinKind kind, List<Site> branches, Where where) implements Site {}

    /** The body's output plus its input. */
    record Residual(String path, Site body, boolean whereShapeStays, Where where) implements Site {}

    /** One or the other, settled by decisions and shapes. */
    record When(String path, Term condition, Site then, Site otherwise, Where where) implements Site {}

    /**
     * A cell; see {@link nas4j.space.tree.Network.Cell}.
     *
     * @param inputs mark registers of the first nodes; empty for the value that comes in
     */
    record Cell(String path, List<Integer> inputs, List<CellNode> nodes, CellOutput output, Where where)
            implements Site {
        int inputCount() {
            return Math.max(1, inputs.size());
        }
    }

    /**
     * A node of a cell.
     *
     * @param chosen the decision between sets of earlier nodes; null if it reads all of them
     * @param edges for each place among the chosen nodes (one place if all are read), the edge from each earlier node
     * @param places for each place, the path that its edges' decisions begin with
     * @param body applied to the sum
     */
    record CellNode(String path, @Nullable Slot chosen, List<List<Site>> edges, List<String> places, Site body) {}

    /** Remembers the value that comes in. */
    record Mark(int register) implements Site {}

    /** Joins what comes in with remembered values. */
    record Merge(String path, JoinKind kind, List<Integer> registers, Where where) implements Site {}

    /** Goes on from a remembered value. */
    record From(int register, Where where) implements Site {}

    /** Declares outputs. */
    record Heads(Map<String, Site> heads, Where where) implements Site {}

    /** Computes values that depend on shapes, for the sites inside. */
    record Bind(int firstRegister, List<Term> values, Site body, Where where) implements Site {}
}
