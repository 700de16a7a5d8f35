package nas4j.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SpaceSize;
import org.jspecify.annotations.Nullable;

/**
 * The genotypes that a searcher has proposed, so that it proposes none twice. It keeps 64 bits of each: at most 24 bytes a
 * trial, and a chance of 3·10⁻¹⁰ that two of 100,000 are taken for one. The time of a call does not grow with the number of
 * trials; one call looks through the space, if that is small. Deterministic in the generator; for one thread.
 */
public final class Proposed {
    /** In spaces up to this size, what is left is listed once half was proposed. */
    private static final BigInteger MOST_LISTED = BigInteger.valueOf(1 << 20);
    /** If so many draws bring nothing new, less than 1 % of the space is left, but for a chance of 5·10⁻⁵. */
    private static final int MOST_DRAWS = 1_000;

    private final SearchSpace space;
    private final RandomGenerator random;
    private final LongSet hashes = new LongSet();
    private @Nullable List<Genotype> left;

    public Proposed(SearchSpace space, RandomGenerator random) {
        this.space = space;
        this.random = random;
    }

    /** Notes that the genotype is proposed; false if it was before, or once {@link #findFresh} found none. */
    public boolean add(Genotype genotype) {
        boolean isOver = left != null && left.isEmpty();
        return !isOver && hashes.add(genotype.hash());
    }

    /** Whether the genotype was proposed. */
    public boolean contains(Genotype genotype) {
        return hashes.contains(genotype.hash());
    }

    /**
     * Draws one that was not proposed, each equally likely, and notes that it is now. Empty if there is none; where the
     * space is too large to be listed, also if none was found in {@value #MOST_DRAWS} draws. Then empty ever after.
     *
     * @throws nas4j.space.InfeasibleSpaceException if the space has no genotype that satisfies its constraints over
     *     decisions
     */
    public Optional<Genotype> findFresh() {
        for (int draws = 0; left == null && draws < MOST_DRAWS; draws++) {
            Genotype genotype = space.sample(random);
            if (hashes.add(genotype.hash())) {
                return Optional.of(genotype);
            }
            left = isWorthListing() ? list() : null;
        }
        left = left == null ? new ArrayList<>() : left;
        return drawLeft(left);
    }

    private boolean isWorthListing() {
        SpaceSize size = space.size();
        return size.exact()
                && size.genotypes().compareTo(MOST_LISTED) <= 0
                && 2L * hashes.size() >= size.genotypes().longValueExact();
    }

    private List<Genotype> list() {
        return space.enumerate()
                .filter(genotype -> !hashes.contains(genotype.hash()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Optional<Genotype> drawLeft(List<Genotype> left) {
        while (!left.isEmpty()) {
            int drawn = random.nextInt(left.size());
            Genotype genotype = left.get(drawn);
            left.set(drawn, left.getLast());
            left.removeLast();
            if (hashes.add(genotype.hash())) {
                return Optional.of(genotype);
            }
        }
        return Optional.empty();
    }
}
