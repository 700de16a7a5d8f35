/** What state this machine is in: clocks, temperature, load. Read from files of Linux; nothing elsewhere. */
@NullMarked
package nas4j.hardware.state;

import org.jspecify.annotations.NullMarked;
