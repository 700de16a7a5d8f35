@NullMarked
package nas4j.graph.quantize;

import org.jspecify.annotations.NullMarked;
