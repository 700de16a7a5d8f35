@NullMarked
package nas4j.onnx;

import org.jspecify.annotations.NullMarked;
