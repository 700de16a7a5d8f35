/**
 * Runs ONNX models with ONNX Runtime on the processor. The runtime starts with the first session: half a second, in which
 * its library (24 MB) is unpacked to the folder for temporary files, from where it goes when the JVM ends in good order.
 */
@NullMarked
package nas4j.onnx.runtime;

import org.jspecify.annotations.NullMarked;
