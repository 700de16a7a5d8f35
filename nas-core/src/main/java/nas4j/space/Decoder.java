package nas4j.space;

import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.space.relax.SuperGraph;

/** The part of a space that knows networks; made by the compiler of spaces. Safe for several threads. */
public interface Decoder {
    /**
     * The network of a genotype.
     *
     * @param options of every decision, -1 where it does not exist; not changed
     * @throws CompileException if it cannot be built
     */
    ComputationGraph decode(int[] options);

    /** Training hyper-parameters of a genotype by name. */
    Map<String, Object> training(int[] options);

    /** Every choice kept: one network that holds all networks of the space. */
    SuperGraph relax();
}
