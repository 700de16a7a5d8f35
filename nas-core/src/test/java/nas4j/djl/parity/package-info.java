/** What the engine does, compared with PyTorch's own modules, optimizers and first weights. */
@NullMarked
package nas4j.djl.parity;

import org.jspecify.annotations.NullMarked;
