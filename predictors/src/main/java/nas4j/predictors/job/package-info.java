/** Learning from a part of known rows and scoring what is predicted of the others, over seeds. */
@NullMarked
package nas4j.predictors.job;

import org.jspecify.annotations.NullMarked;
