package nas4j.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nas4j.input.Where;
import nas4j.space.count.Rule;
import nas4j.space.relax.SuperGraph;
import nas4j.space.tree.SpaceTree;
import org.jspecify.annotations.Nullable;

/**
 * Which networks are allowed, as decisions. Decisions are in an order in which each one's existence depends on earlier
 * ones only. Immutable and safe for several threads.
 */
public final class SearchSpace {
    private final SpaceTree tree;
    private final List<Decision> decisions;
    private final List<Activity> activities;
    private final List<Constraint> constraints;
    private final List<Constraint> decisionConstraints;
    private final Decoder decoder;
    private final Map<String, Integer> indexByPath;
    private final int[] optionCounts;
    private final Supplier<Sampler> sampler = new Once<>(() -> new Sampler(this));
    private final Supplier<GenotypeParser> parser = new Once<>(() -> new GenotypeParser(this));
    /** Of a space that is a list of genotypes; null of one that is all that its decisions allow. */
    private final @Nullable Supplier<Members> members;

    private final @Nullable List<int[]> listed;

    /**
     * Puts a compiled space together.
     *
     * @param activities for each decision, the rule under which it exists; reads options, -1 for a decision that does
     *     not exist
     * @throws IllegalArgumentException if a decision's existence depends on itself or a later one
     */
    public SearchSpace(
            SpaceTree tree,
            List<Decision> decisions,
            List<Rule> activities,
            List<Constraint> constraints,
            Decoder decoder) {
        this(
                tree,
                List.copyOf(decisions),
                activities.stream().map(rule -> new Activity(rule, decisions)).toList(),
                constraints,
                decoder,
                indexByPath(decisions, activities),
                null);
    }

    private SearchSpace(
            SpaceTree tree,
            List<Decision> decisions,
            List<Activity> activities,
            List<Constraint> constraints,
            Decoder decoder,
            Map<String, Integer> indexByPath,
            @Nullable List<int[]> listed) {
        this.tree = tree;
        this.decisions = decisions;
        this.activities = activities;
        this.constraints = List.copyOf(constraints);
        this.decisionConstraints =
                constraints.stream().filter(c -> !c.usesCosts()).toList();
        this.decoder = decoder;
        this.indexByPath = indexByPath;
        optionCounts = decisions.stream().mapToInt(Decision::options).toArray();
        this.listed = listed;
        members = listed == null ? null : new Once<>(() -> new Members(this, listed));
    }

    private static Map<String, Integer> indexByPath(List<Decision> decisions, List<Rule> activities) {
        Map<String, Integer> indexByPath = HashMap.newHashMap(decisions.size());
        for (int k = 0; k < decisions.size(); k++) {
            int decision = k;
            if (indexByPath.put(decisions.get(k).path(), k) != null) {
                throw new IllegalArgumentException(
                        "two decisions have the path [" + decisions.get(k).path() + "]");
            }
            if (activities.get(k).scope().stream().anyMatch(parent -> parent >= decision)) {
                throw new IllegalArgumentException(
                        "decision [" + decisions.get(k).path() + "] depends on a later one");
            }
        }
        return indexByPath;
    }

    /**
     * A space of the same networks under these constraints instead of its own. Its genotypes are not equal to this
     * space's, {@link #adopt} translates.
     */
    public SearchSpace withConstraints(List<Constraint> constraints) {
        return new SearchSpace(tree, decisions, activities, constraints, decoder, indexByPath, listed);
    }

    /**
     * The same space with no genotypes but these, as far as they satisfy its constraints. It is drawn from and enumerated
     * as a list, and {@link Variation} goes from one to others of the list.
     *
     * @param genotypes of this space, or of the same space under other constraints
     * @param condition what they have in common, for messages, such as {@code in the table}
     */
    public SearchSpace among(Collection<Genotype> genotypes, String condition) {
        List<int[]> listed = genotypes.stream().map(Genotype::options).toList();
        Set<Long> hashes = genotypes.stream().map(Genotype::hash).collect(Collectors.toUnmodifiableSet());
        List<Integer> scope = IntStream.range(0, decisions.size()).boxed().toList();
        List<Constraint> all = new ArrayList<>(constraints);
        all.add(new Constraint(
                condition,
                Where.UNKNOWN,
                scope,
                false,
                (options, _) -> !hashes.contains(new Genotype(this, options).hash())));
        return new SearchSpace(tree, decisions, activities, all, decoder, indexByPath, listed);
    }

    /** Whether it is a list of genotypes rather than all that keep its constraints. */
    public boolean isList() {
        return members != null;
    }

    /** The genotypes, if the space is a list of them. */
    Optional<Members> findMembers() {
        return Optional.ofNullable(members).map(Supplier::get);
    }

    /** The genotype of this space that answers as one of the same space under other constraints does. */
    public Genotype adopt(Genotype other) {
        return genotype(other.optionsUncopied());
    }

    public String name() {
        return tree.name();
    }

    /** The space as it was written. */
    public SpaceTree tree() {
        return tree;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    /** Place of a decision in {@link #decisions()}. */
    public Optional<Integer> findDecision(String path) {
        return Optional.ofNullable(indexByPath.get(path));
    }

    /** All constraints, over decisions and over costs. */
    public List<Constraint> constraints() {
        return constraints;
    }

    List<Constraint> decisionConstraints() {
        return decisionConstraints;
    }

    Activity activity(int decision) {
        return activities.get(decision);
    }

    int optionCount(int decision) {
        return optionCounts[decision];
    }

    /** Whether the decision exists whatever the other answers are. */
    public boolean isAlwaysActive(int decision) {
        return activities.get(decision).always();
    }

    /**
     * Whether a decision exists under the answers to the decisions before it.
     *
     * @param options of those; -1 where one does not exist
     */
    public boolean isActive(int decision, int... options) {
        return activities.get(decision).test(options);
    }

    /** The decisions whose answers settle whether this one exists. */
    public List<Integer> parents(int decision) {
        return IntStream.of(activities.get(decision).parents()).boxed().toList();
    }

    boolean satisfiesDecisionConstraints(int[] options) {
        for (Constraint constraint : decisionConstraints) {
            if (constraint.test().violatedBy(options, Costs.UNKNOWN)) {
                return false;
            }
        }
        return true;
    }

    /** How many genotypes there are. Counted at the first call. */
    public SpaceSize size() {
        return members == null
                ? sampler.get().size()
                : new SpaceSize(BigInteger.valueOf(members.get().size()), true);
    }

    /** How many genotypes satisfy the constraints over decisions; empty if they cannot be counted. */
    public Optional<BigInteger> findCount() {
        return members != null
                ? Optional.of(BigInteger.valueOf(members.get().size()))
                : new Counting(this).findCount(decisionConstraints);
    }

    /** How many genotypes satisfy some of the constraints over decisions; empty if they cannot be counted. */
    public Optional<BigInteger> findCount(List<Constraint> constraints) {
        return new Counting(this).findCount(constraints);
    }

    /**
     * Draws a genotype, every one equally likely, that satisfies the constraints over decisions.
     *
     * @throws InfeasibleSpaceException if there is none
     */
    public Genotype sample(RandomGenerator random) {
        return sample(random, Sampling.GENOTYPES);
    }

    /**
     * Draws a genotype that satisfies the constraints over decisions. Where the size is not exact, draws are rejected
     * until one does.
     *
     * @throws InfeasibleSpaceException if there is none, or none was found in 100,000 draws
     */
    public Genotype sample(RandomGenerator random, Sampling sampling) {
        return members != null
                ? members.get().draw(random)
                : new Genotype(this, sampler.get().draw(random, sampling));
    }

    /**
     * The genotype with these options.
     *
     * @param options one for each decision; those of decisions that do not exist are ignored
     * @throws IllegalArgumentException if an option is out of range
     */
    public Genotype genotype(int... options) {
        if (options.length != decisions.size()) {
            throw new IllegalArgumentException(
                    "found [" + options.length + "] options, the space has " + decisions.size() + " decisions");
        }
        int[] copy = options.clone();
        for (int k = 0; k < copy.length; k++) {
            copy[k] = activities.get(k).test(copy) ? checked(copy[k], decisions.get(k)) : Genotype.INACTIVE;
        }
        return new Genotype(this, copy);
    }

    private static int checked(int option, Decision decision) {
        if (option < 0 || option >= decision.options()) {
            throw new IllegalArgumentException("option [" + option + "] of decision [" + decision.path()
                    + "] is not in 0 to " + (decision.options() - 1));
        }
        return option;
    }

    /**
     * Reads a genotype's canonical text, pairs in any order, or the published benchmark's own string.
     *
     * @throws nas4j.input.InputException if it is neither; the message says what is wrong
     */
    public Genotype parse(String text) {
        return parser.get().parse(text);
    }

    /** The constraints that the genotype violates, as far as decisions and the given costs settle them. */
    public List<Constraint> violations(Genotype genotype, Costs costs) {
        return constraints.stream()
                .filter(constraint -> constraint.violatedBy(genotype, costs))
                .toList();
    }

    /**
     * The network of a genotype.
     *
     * @throws CompileException if it cannot be built
     */
    public Architecture decode(Genotype genotype) {
        int[] options = genotype.optionsUncopied();
        return new Architecture(genotype, decoder.decode(options), decoder.training(options));
    }

    /** One network that holds every network of the space. */
    public SuperGraph relax() {
        return decoder.relax();
    }

    /**
     * All genotypes that satisfy the constraints over decisions, the last decision changing fastest. Lazy.
     */
    public Stream<Genotype> enumerate() {
        return members != null ? members.get().all() : StreamSupport.stream(new Enumeration(this), false);
    }

    /** The decisions that exist under the given options, in order. */
    List<Integer> active(int[] options) {
        List<Integer> active = new ArrayList<>();
        for (int k = 0; k < options.length; k++) {
            if (options[k] != Genotype.INACTIVE) {
                active.add(k);
            }
        }
        return active;
    }

    /** What "uniformly at random" means. */
    public enum Sampling {
        /** Every genotype is equally likely: branches with more networks inside are drawn more often. */
        GENOTYPES,
        /** Every option of a decision that exists is equally likely: each branch is drawn as often as any other. */
        DECISIONS
    }

    /** A value that is made when it is first asked for. Safe for several threads. */
    static final class Once<T> implements Supplier<T> {
        private final Supplier<T> make;
        private volatile @Nullable T made;

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public T get() {
            T value = made;
            if (value == null) {
                synchronized (this) {
                    value = made;
                    if (value == null) {
                        value = make.get();
                        made = value;
                    }
                }
            }
            return value;
        }
    }
}
