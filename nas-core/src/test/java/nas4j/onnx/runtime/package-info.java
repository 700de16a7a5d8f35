@NullMarked
package nas4j.onnx.runtime;

import org.jspecify.annotations.NullMarked;
