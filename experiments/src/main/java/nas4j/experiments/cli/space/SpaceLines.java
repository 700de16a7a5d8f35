package nas4j.experiments.cli.space;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Consumer;
import nas4j.search.spaceevo.Hyperspace;
import nas4j.search.spaceevo.ScoredSpace;

/** Says how the searches for a space go: a line now and then. */
final class SpaceLines implements Consumer<ScoredSpace> {
    private static final int BETWEEN = 1_000;

    private final PrintWriter err;
    private final int spaces;
    private int scored;
    private double best;

    /** @param spaces how many each search scores, unless there are fewer */
    SpaceLines(PrintWriter err, Hyperspace hyperspace, int spaces) {
        this.err = err;
        this.spaces = hyperspace.size().min(BigInteger.valueOf(spaces)).intValueExact();
    }

    @Override
    public void accept(ScoredSpace space) {
        if (scored == spaces) {
            best = 0;
        }
        scored++;
        best = Math.max(best, space.score().value());
        int of = scored <= spaces ? scored : scored - spaces;
        if (of % BETWEEN == 0 || of == spaces) {
            String search = scored <= spaces ? "evolution" : "random search";
            err.println(String.format(Locale.ROOT, "%s: %,d of %,d spaces, best %.4f", search, of, spaces, best));
        }
    }
}
