package nas4j.djl.rounding;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Rounds numbers to some of few. */
@FunctionalInterface
public interface Rounder {
    /** Leaves numbers as they are. */
    Rounder NONE = JniUtils::clone;

    /** The rounded numbers, a new array. */
    PtNDArray apply(PtNDArray x);
}
