/** Everything that is written as JSON. */
@NullMarked
package nas4j.experiments.json;

import org.jspecify.annotations.NullMarked;
