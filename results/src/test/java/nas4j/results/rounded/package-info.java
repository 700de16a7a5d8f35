@NullMarked
package nas4j.results.rounded;

import org.jspecify.annotations.NullMarked;
