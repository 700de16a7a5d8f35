@NullMarked
package nas4j.spaces.onnx;

import org.jspecify.annotations.NullMarked;
