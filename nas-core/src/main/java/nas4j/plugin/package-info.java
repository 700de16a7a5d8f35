/** How others add to what is built in: an open interface, a provider line, and a registry that finds it by its name. */
@NullMarked
package nas4j.plugin;

import org.jspecify.annotations.NullMarked;
