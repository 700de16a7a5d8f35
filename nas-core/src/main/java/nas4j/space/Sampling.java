package nas4j.space;

/** What "uniformly at random" means. */
public enum Sampling {
    /** Every genotype is equally likely: branches with more networks inside are drawn more often. */
    GENOTYPES,
    /** Every option of a decision that exists is equally likely: each branch is drawn as often as any other. */
    DECISIONS
}
