@NullMarked
package nas4j.predictors.graph;

import org.jspecify.annotations.NullMarked;
