/** Models in ONNX Runtime, and what it needs on disk. */
@NullMarked
package nas4j.agent.onnx;

import org.jspecify.annotations.NullMarked;
