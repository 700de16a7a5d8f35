@NullMarked
package nas4j.search.screen;

import org.jspecify.annotations.NullMarked;
