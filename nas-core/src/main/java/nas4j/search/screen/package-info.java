/** Looks at suggestions before anything is spent on them, and leaves out those that promise least. */
@NullMarked
package nas4j.search.screen;

import org.jspecify.annotations.NullMarked;
