@NullMarked
package nas4j.djl.trial;

import org.jspecify.annotations.NullMarked;
