package nas4j.space.encode;

import java.util.List;
import nas4j.space.Genotype;

/** Gives every genotype of a space a vector of one width. Immutable and safe for several threads. */
public sealed interface Encoding permits OneHot, UnitVector, PathCounts {
    /** What each place of a vector stands for. */
    List<String> columns();

    /** The genotype's vector. */
    double[] encode(Genotype genotype);
}
