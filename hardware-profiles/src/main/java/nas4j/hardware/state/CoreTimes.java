package nas4j.hardware.state;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code /proc/stat} says of all cores together since the start of the machine, in ticks.
 *
 * @param idle nothing to do, or waiting for a disk
 * @param total all time
 * @param cores how many there are
 */
public record CoreTimes(long idle, long total, int cores) {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    /** User, nice, system, idle, waiting, interrupts, soft interrupts, stolen; guests are in user's already. */
    private static final int KINDS = 8;

    /** From the lines of {@code /proc/stat}; no time if they do not tell. */
    public static CoreTimes of(List<String> lines) {
        int cores =
                (int) lines.stream().filter(line -> line.matches("cpu\\d.*")).count();
        return lines.stream()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .map(line -> of(line, cores))
                .orElse(new CoreTimes(0, 0, cores));
    }

    private static CoreTimes of(String line, int cores) {
        long[] ticks = Arrays.stream(line.strip().split("\\s+", -1))
                .skip(1)
                .limit(KINDS)
                .mapToLong(Long::parseLong)
                .toArray();
        long idle = ticks.length > WAITING ? ticks[IDLE] + ticks[WAITING] : 0;
        return new CoreTimes(idle, Arrays.stream(ticks).sum(), cores);
    }

    /** The share of time in which cores worked, 0 to 1; empty if no time has passed. */
    public OptionalDouble busyShareSince(CoreTimes before) {
        long passed = total - before.total;
        return passed <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(1 - (idle - before.idle) / (double) passed, 0, 1));
    }
}
