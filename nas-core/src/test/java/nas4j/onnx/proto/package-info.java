@NullMarked
package nas4j.onnx.proto;

import org.jspecify.annotations.NullMarked;
