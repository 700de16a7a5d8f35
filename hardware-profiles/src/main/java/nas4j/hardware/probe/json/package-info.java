/** Reads what ONNX Runtime writes about the time of operators. */
@NullMarked
package nas4j.hardware.probe.json;

import org.jspecify.annotations.NullMarked;
