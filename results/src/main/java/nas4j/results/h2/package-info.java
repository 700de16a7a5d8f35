/**
 * The trial store, and the H2 database that SQL can be asked about it.
 *
 * <p>H2 cannot be the place where trials are kept: a file of its that one process writes no other can read, and made
 * safe for each trial ({@code WRITE_DELAY 0} and {@code CHECKPOINT SYNC}) it grows by 22 kB a trial. So the journals of
 * {@link nas4j.results.journal} are the truth, and the database, which follows them, can be built from them at any time.
 */
@NullMarked
package nas4j.results.h2;

import org.jspecify.annotations.NullMarked;
