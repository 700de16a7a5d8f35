@NullMarked
package nas4j.plugin;

import org.jspecify.annotations.NullMarked;
