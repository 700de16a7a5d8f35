@NullMarked
package nas4j.results.agreement;

import org.jspecify.annotations.NullMarked;
