/** Methods against each other and against random search: experiments of one protocol, or tables of final scores. */
@NullMarked
package nas4j.results.compare;

import org.jspecify.annotations.NullMarked;
