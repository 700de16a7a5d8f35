@NullMarked
package nas4j.experiments.schema;

import org.jspecify.annotations.NullMarked;
