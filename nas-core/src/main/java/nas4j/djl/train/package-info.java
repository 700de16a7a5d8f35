/** Training of compiled networks: losses, optimizers with PyTorch's meaning, schedules, one hand-written step. */
@NullMarked
package nas4j.djl.train;

import org.jspecify.annotations.NullMarked;
