@NullMarked
package nas4j.search.oneshot;

import org.jspecify.annotations.NullMarked;
