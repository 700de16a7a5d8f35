/**
 * Files that records are appended to, each safe on disk before the next. A file is a row of frames:
 *
 * <pre>
 * magic   4 bytes  "NAS1"
 * length  4 bytes  of the payload
 * check   4 bytes  CRC-32C of length and payload
 * payload
 * </pre>
 *
 * Numbers are big-endian. A frame that was being written when its process or machine died is cut off by the next writer,
 * and passed over by readers: nobody was told that it is kept.
 */
@NullMarked
package nas4j.results.journal.frame;

import org.jspecify.annotations.NullMarked;
