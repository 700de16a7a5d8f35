/**
 * Networks that read graphs of networks, trained on DJL: one that learns a measurement from nothing, and one that learns it
 * from other tasks first and is then tuned on a few labels.
 */
@NullMarked
package nas4j.predictors.djl;

import org.jspecify.annotations.NullMarked;
