@NullMarked
package nas4j.search.smbo;

import org.jspecify.annotations.NullMarked;
