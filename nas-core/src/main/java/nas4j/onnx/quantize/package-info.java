/** Rounded networks on their way into an ONNX file: whole numbers, and the steps that they count. */
@NullMarked
package nas4j.onnx.quantize;

import org.jspecify.annotations.NullMarked;
