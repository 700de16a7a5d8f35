/** The numbers of a network's parameters on their way into an ONNX file: given or drawn, and changed while they are written. */
@NullMarked
package nas4j.onnx.parameters;

import org.jspecify.annotations.NullMarked;
