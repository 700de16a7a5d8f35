@NullMarked
package nas4j.djl.metric;

import org.jspecify.annotations.NullMarked;
