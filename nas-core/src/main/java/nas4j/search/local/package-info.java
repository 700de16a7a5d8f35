/** Searchers that go from a genotype to a better one beside it. */
@NullMarked
package nas4j.search.local;

import org.jspecify.annotations.NullMarked;
