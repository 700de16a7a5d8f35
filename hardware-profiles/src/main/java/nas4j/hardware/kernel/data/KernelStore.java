package nas4j.hardware.kernel.data;

import java.util.List;
import java.util.Optional;
import nas4j.hardware.kernel.FusionRules;

/** Keeps measurements of one device; what was added is safe when the call returns. For one thread. */
public interface KernelStore extends AutoCloseable {

    /** What the runtime joins, if that was found already. */
    Optional<FusionRules> findRules();

    /** Keeps what the runtime joins. */
    void putRules(FusionRules rules);

    /** Adds a network, measured or failed. */
    void add(SampleNetwork network);

    /** All networks, by number. */
    List<SampleNetwork> networks();

    @Override
    void close();
}
