/** Measures models on phones with Android, by way of {@code adb} and the benchmark programs of ONNX Runtime and TFLite. */
@NullMarked
package nas4j.hardware.probe.adb;

import org.jspecify.annotations.NullMarked;
