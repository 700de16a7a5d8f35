/** Functions of libtorch that DJL has no call for, reached as TorchScript. */
@NullMarked
package nas4j.djl.script;

import org.jspecify.annotations.NullMarked;
