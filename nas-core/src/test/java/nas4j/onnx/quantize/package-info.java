@NullMarked
package nas4j.onnx.quantize;

import org.jspecify.annotations.NullMarked;
