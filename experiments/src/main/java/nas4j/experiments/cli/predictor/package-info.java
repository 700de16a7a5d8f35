/** {@code nas predictor}. */
@NullMarked
package nas4j.experiments.cli.predictor;

import org.jspecify.annotations.NullMarked;
