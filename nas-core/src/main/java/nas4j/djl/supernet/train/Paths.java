package nas4j.djl.supernet.train;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Subnetwork;
import nas4j.space.Genotype;

/** Networks of a space that were found in its supernet, of which the latest are remembered. For one thread. */
final class Paths {
    private static final int REMEMBERED = 1_024;

    private final DjlSupernet supernet;
    private final Map<Genotype, Subnetwork> latest = new LinkedHashMap<>();

    Paths(DjlSupernet supernet) {
        this.supernet = supernet;
    }

    /** The network of a genotype. */
    Subnetwork find(Genotype genotype) {
        Subnetwork known = latest.remove(genotype);
        Subnetwork found = known != null
                ? known
                : supernet.find(genotype.space().decode(genotype).graph());
        latest.put(genotype, found);
        if (latest.size() > REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        return found;
    }
}
