package nas4j.predictors.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.predictors.graph.GraphBatch;

/**
 * Matrices of parameters that lie one behind the other in one vector, so that an optimiser changes all with one operation.
 * Immutable.
 */
final class Layout {
    /** Numbers of each node. */
    static final int WIDTH = 32;
    /** Graph convolutions behind each other. */
    static final int DEPTH = 6;

    private static final double EMBEDDING_BOUND = 0.5;

    /** The embedding of nodes, and convolutions that read a node's own numbers and those of its inputs. */
    static final Layout BASE = new Layout(stack(2 * WIDTH, List.of(embedding())));
    /** Convolutions that read, beside their own numbers, those of the base. */
    static final Layout ADAPTER = new Layout(stack(4 * WIDTH, List.of()));
    /** What makes a prediction of the numbers of a graph. */
    static final Layout HEAD = new Layout(head(WIDTH));
    /** The same beside an adapter. */
    static final Layout ADAPTER_HEAD = new Layout(head(2 * WIDTH));

    private final List<Piece> pieces;

    private Layout(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    private static Piece embedding() {
        return new Piece(GraphBatch.COLUMNS, WIDTH, EMBEDDING_BOUND);
    }

    private static List<Piece> stack(int inputs, List<Piece> first) {
        List<Piece> pieces = new ArrayList<>(first);
        for (int k = 0; k < DEPTH; k++) {
            pieces.add(Piece.reading(inputs / 2, inputs, WIDTH));
            pieces.add(Piece.reading(inputs / 2, 1, WIDTH));
        }
        return pieces;
    }

    private static List<Piece> head(int inputs) {
        return List.of(
                Piece.reading(inputs, inputs, WIDTH),
                Piece.reading(inputs, 1, WIDTH),
                Piece.reading(WIDTH, WIDTH, 1),
                Piece.reading(WIDTH, 1, 1));
    }

    /** Parameters of one member. */
    int size() {
        return pieces.stream().mapToInt(Piece::size).sum();
    }

    /** First values of all members, one after the other. */
    float[] begin(int members, RandomGenerator random) {
        float[] values = new float[members * size()];
        int at = 0;
        for (int member = 0; member < members; member++) {
            for (Piece piece : pieces) {
                piece.begin(values, at, random);
                at += piece.size();
            }
        }
        return values;
    }

    /** The matrices {@code [members, rows, columns]} in a vector {@code [members, size]}, as views. */
    NDList views(NDArray vector, NDManager step) {
        long[] ends = new long[pieces.size() - 1];
        long end = 0;
        for (int k = 0; k < ends.length; k++) {
            end += pieces.get(k).size();
            ends[k] = end;
        }
        NDList flat = vector.split(ends, 1);
        flat.attach(step);
        NDList views = new NDList(flat.size());
        int members = (int) vector.getShape().get(0);
        for (int k = 0; k < flat.size(); k++) {
            views.add(flat.get(k).reshape(pieces.get(k).shape(members)));
        }
        return views;
    }
}
