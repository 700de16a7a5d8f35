@NullMarked
package nas4j.search.illumination;

import org.jspecify.annotations.NullMarked;
