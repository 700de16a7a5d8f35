/**
 * Experiments as folders: what of them is true, whatever happens to a machine. A folder of results holds
 *
 * <pre>
 * mnist-mobile/                     one folder for each experiment, see FolderName
 *   experiment.journal              what it is, its status, sessions of work, events, names of files
 *   search-1.trials                 the trials of one run, method and seed
 *   artifacts/ab/cdef…              a file by the SHA-256 of its content
 *   lock                            locked by the operating system while a process works on it; says which
 * </pre>
 *
 * Nothing in them depends on the machine or on where the folder is. The files are made of frames, see
 * {@link nas4j.results.journal.frame}; the first says what the file is and of which format. To change what a frame holds,
 * raise {@code JournalHeader.FORMAT} and keep reading the older ones.
 */
@NullMarked
package nas4j.results.journal;

import org.jspecify.annotations.NullMarked;
