package nas4j.experiments.prepare;

import java.util.List;
import nas4j.evaluate.Measurement;

/** What is known of an architecture before it is evaluated. */
public sealed interface Screened {

    /** 16 hexadecimal digits, the same for networks that are the same; empty if it cannot be built. */
    String graphHash();

    /** What was counted of its network. */
    List<Measurement> costs();

    /** It may be evaluated. */
    record Accepted(String graphHash, List<Measurement> costs) implements Screened {
        public Accepted {
            costs = List.copyOf(costs);
        }
    }

    /** It cannot be built, or breaks a constraint. */
    record Refused(String graphHash, String reason, List<Measurement> costs) implements Screened {
        public Refused {
            costs = List.copyOf(costs);
        }
    }
}
