/**
 * Searchers that model where good genotypes are and where bad ones are, by Parzen windows over decisions. {@link
 * nas4j.search.tpe.ParzenModel} serves other families too.
 */
@NullMarked
package nas4j.search.tpe;

import org.jspecify.annotations.NullMarked;
