/** The program that measures on a device: asks a controller for work, has a child process do it, and reports. */
@NullMarked
package nas4j.agent;

import org.jspecify.annotations.NullMarked;
