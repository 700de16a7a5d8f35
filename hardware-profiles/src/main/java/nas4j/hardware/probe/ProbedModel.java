package nas4j.hardware.probe;

/** A model that is to be measured in this process, and what it is compared with. */
public interface ProbedModel {

    /**
     * Makes the model ready to run.
     *
     * @throws IllegalArgumentException if the runtime does not take it; it says why
     */
    LoadedModel open();

    /** Makes the reference model ready to run, by the same runtime. */
    LoadedModel openReference();

    /** What runs them, with its version. */
    String runtime();
}
