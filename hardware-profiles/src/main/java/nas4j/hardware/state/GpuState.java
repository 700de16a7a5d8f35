package nas4j.hardware.state;

import java.util.OptionalDouble;

/**
 * What state a GPU is in. What the driver does not tell is empty.
 *
 * @param name its product's
 * @param clockMhz of its multiprocessors, now
 * @param celsius of the chip
 */
public record GpuState(String name, OptionalDouble clockMhz, OptionalDouble celsius) {}
