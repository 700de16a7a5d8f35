package nas4j.results.journal.frame;

/**
 * A frame of a file: where it begins and ends, and its check sum.
 *
 * @param start of the frame, in bytes
 * @param end of the frame, where the next may begin
 * @param check sum of the frame
 */
public record FramePlace(long start, long end, int check) {}
