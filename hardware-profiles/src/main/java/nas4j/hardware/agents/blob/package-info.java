/** Models on disk, known by their hashes. */
@NullMarked
package nas4j.hardware.agents.blob;

import org.jspecify.annotations.NullMarked;
