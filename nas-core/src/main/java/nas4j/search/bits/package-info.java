/**
 * Bits of weights and values that are learned by gradients: which decisions are about them, what each of their options costs, and what
 * learned strengths mean. The training itself is in {@code nas4j.djl.bits}.
 */
@NullMarked
package nas4j.search.bits;

import org.jspecify.annotations.NullMarked;
