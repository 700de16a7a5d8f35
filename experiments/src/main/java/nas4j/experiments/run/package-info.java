/** The one search loop: asks a searcher, has architectures evaluated, keeps what came out, and tells the searcher. */
@NullMarked
package nas4j.experiments.run;

import org.jspecify.annotations.NullMarked;
