@NullMarked
package nas4j.predict;

import org.jspecify.annotations.NullMarked;
