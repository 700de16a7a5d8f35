/** Choosing one of several predictors by how well each predicts what it has not seen. */
@NullMarked
package nas4j.predict.choose;

import org.jspecify.annotations.NullMarked;
