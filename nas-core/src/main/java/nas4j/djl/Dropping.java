package nas4j.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import nas4j.graph.TensorShape;

/** Dropout (Srivastava et al. 2014): the share that stays is scaled so that the mean does. */
final class Dropping {
    private Dropping() {}

    static Kernel of(double rate, String path, TensorShape shape) {
        return (in, pass) -> {
            if (!pass.training()) {
                return JniUtils.reshape(in[0], Shapes.batch(shape)); // a handle of its own, to be closed
            }
            Shape batch = in[0].getShape();
            ByteBuffer mask = mask(rate, batch.size(), new RandomStream(pass.seed(), path, pass.number() + 1));
            // Not closed before the step is: the engine reads the buffer again for the gradients.
            PtNDArray factors = in[0].getManager().create(mask, batch, DataType.FLOAT32);
            return JniUtils.mul(in[0], factors);
        };
    }

    private static ByteBuffer mask(double rate, long size, RandomStream random) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.toIntExact(size * Float.BYTES)).order(ByteOrder.nativeOrder());
        FloatBuffer factors = bytes.asFloatBuffer();
        float scale = (float) (1 / (1 - rate));
        for (int k = 0; k < factors.limit(); k++) {
            factors.put(k, random.uniform() < rate ? 0 : scale);
        }
        return bytes;
    }
}
