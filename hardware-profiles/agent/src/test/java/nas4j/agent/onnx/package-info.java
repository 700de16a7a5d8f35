@NullMarked
package nas4j.agent.onnx;

import org.jspecify.annotations.NullMarked;
