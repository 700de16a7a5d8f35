package nas4j.djl.rounding;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Rounds numbers to some of few. */
@FunctionalInterface
public interface Rounder {
    /** Leaves numbers as they are; the new array looks at the same numbers. DJL's copies have no gradient. */
    Rounder NONE = x -> JniUtils.reshape(x, x.getShape().getShape());

    /** The rounded numbers, a new array. */
    PtNDArray apply(PtNDArray x);
}
