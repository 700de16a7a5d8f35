package nas4j.space.layer;

import nas4j.graph.Op;

/** Takes operators as they are emitted. */
@FunctionalInterface
public interface GraphTarget {
    /** Adds an operator and returns its number. */
    int add(String path, Op op, int... inputs);
}
