@NullMarked
package nas4j.spaces.table;

import org.jspecify.annotations.NullMarked;
