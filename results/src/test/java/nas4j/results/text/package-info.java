/** Tests of numbers as readers want them. */
@NullMarked
package nas4j.results.text;

import org.jspecify.annotations.NullMarked;
