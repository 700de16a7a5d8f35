package nas4j.search.tpe;

import java.util.ArrayList;
import java.util.List;
import nas4j.space.Genotype;

/** Genotypes by their losses, the best first; of equal ones the earlier. What failed has an infinite loss. */
final class Ranking {
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private int complete;

    void add(Genotype genotype, double loss) {
        int low = 0;
        int high = losses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (losses.get(middle) <= loss) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        losses.add(low, loss);
        genotypes.add(low, genotype);
        complete += Double.isFinite(loss) ? 1 : 0;
    }

    int size() {
        return genotypes.size();
    }

    /** How many have a finite loss. */
    int complete() {
        return complete;
    }

    List<Genotype> best(int count) {
        return genotypes.subList(0, count);
    }

    /** Those after the best; if they are more than {@code most}, so many at equal distances. */
    List<Genotype> rest(int best, int most) {
        List<Genotype> rest = genotypes.subList(best, genotypes.size());
        if (rest.size() <= most) {
            return rest;
        }
        List<Genotype> some = new ArrayList<>(most);
        for (int k = 0; k < most; k++) {
            some.add(rest.get((int) ((k + 0.5) * rest.size() / most)));
        }
        return some;
    }
}
