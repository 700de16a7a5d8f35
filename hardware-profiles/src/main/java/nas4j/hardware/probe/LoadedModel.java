package nas4j.hardware.probe;

import nas4j.agent.measure.Timed;

/** A model with its inputs, to be run again and again. For one thread. */
public interface LoadedModel extends Timed, AutoCloseable {

    /** Frees the model. */
    @Override
    void close();
}
