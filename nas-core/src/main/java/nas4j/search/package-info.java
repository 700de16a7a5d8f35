/**
 * Searchers: what they see, what they propose. A searcher knows decisions and genotypes, never networks, and never how an
 * evaluation works.
 *
 * <p>To add one, implement {@link nas4j.search.BlackBoxSearcher} and {@link nas4j.search.SearcherProvider} in a package
 * of its family, name the provider in {@code META-INF/services}, and let its test implement {@code SearcherContract}.
 */
@NullMarked
package nas4j.search;

import org.jspecify.annotations.NullMarked;
