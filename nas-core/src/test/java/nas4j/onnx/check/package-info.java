/** Reads, checks and runs exported models: for the tests of all modules. */
@NullMarked
package nas4j.onnx.check;

import org.jspecify.annotations.NullMarked;
