/**
 * Searchers that evaluate many genotypes at a small share of the budget, and only the best of them at larger ones. The same
 * genotype at a larger share is a promotion, not a repetition.
 */
@NullMarked
package nas4j.search.fidelity;

import org.jspecify.annotations.NullMarked;
