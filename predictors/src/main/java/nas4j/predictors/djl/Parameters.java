package nas4j.predictors.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nas4j.djl.Engine;

/** The numbers of a model in the engine; those of some parts can be changed. For one thread. */
final class Parameters implements AutoCloseable {
    private final NDManager manager;
    private final Map<Part, NDArray> vectors = new LinkedHashMap<>();
    private final Map<Part, Adam> trained = new LinkedHashMap<>();

    Parameters(Engine engine, GraphModel model, Set<Part> trained) {
        manager = engine.newManager();
        engine.record(false);
        for (Part part : model.parts()) {
            Shape shape = new Shape(model.members(), part.layout().size());
            NDArray vector = Forward.array(manager, FloatBuffer.wrap(model.values(part)), shape);
            vectors.put(part, vector);
            if (trained.contains(part)) {
                this.trained.put(part, new Adam(engine, vector));
            }
        }
    }

    /** A manager for one step. */
    NDManager newManager() {
        return manager.newSubManager();
    }

    /** The matrices of each part. */
    Map<Part, NDList> views(NDManager step) {
        Map<Part, NDList> views = new LinkedHashMap<>();
        vectors.forEach((part, vector) -> views.put(part, part.layout().views(vector, step)));
        return views;
    }

    /** Changes what is trained by its gradients. */
    void step(NDManager step, double rate) {
        trained.values().forEach(adam -> adam.step(step, rate));
    }

    /** A copy of the numbers that are trained. */
    Map<Part, float[]> copy() {
        Map<Part, float[]> copies = new LinkedHashMap<>();
        trained.forEach((part, adam) -> copies.put(part, adam.copy()));
        return copies;
    }

    @Override
    public void close() {
        manager.close();
    }
}
