/** The JSON Schema of experiment files. A test holds it to what {@code nas4j.experiments.yaml} reads. */
@NullMarked
package nas4j.experiments.schema;

import org.jspecify.annotations.NullMarked;
