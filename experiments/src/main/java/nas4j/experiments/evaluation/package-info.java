/** Has architectures evaluated: looked up in a published table, or trained and measured by workers. */
@NullMarked
package nas4j.experiments.evaluation;

import org.jspecify.annotations.NullMarked;
