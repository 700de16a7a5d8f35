package nas4j.djl.supernet;

import ai.djl.pytorch.engine.PtNDArray;
import nas4j.djl.Parameter;

/** How a network gets its part of a learned parameter. */
@FunctionalInterface
interface Loan {
    /** The part's numbers in place: what changes in the parameter changes in it. */
    PtNDArray of(Parameter parameter, Part part);
}
