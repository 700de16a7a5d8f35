/** HTML and SVG as trees that escape everything they are given. */
@NullMarked
package nas4j.results.html;

import org.jspecify.annotations.NullMarked;
