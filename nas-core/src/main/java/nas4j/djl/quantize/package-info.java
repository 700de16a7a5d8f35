/**
 * From a trained network to one that rounds: {@link nas4j.djl.quantize.Calibration} finds steps and zeros, by an {@link
 * nas4j.djl.quantize.Observer}.
 */
@NullMarked
package nas4j.djl.quantize;

import org.jspecify.annotations.NullMarked;
