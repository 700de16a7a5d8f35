package nas4j.hardware.probe.adb;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import nas4j.hardware.state.CoreTimes;
import nas4j.hardware.state.DeviceState;

/**
 * Reads the state of a phone: properties, {@code dumpsys battery} and {@code dumpsys thermalservice}, and what Android lets
 * everyone read of {@code /proc} and {@code /sys}. For one thread.
 */
final class PhoneState {
    private static final String CLOCKS = "for f in /sys/devices/system/cpu/cpu[0-9]*/cpufreq; do"
            + " echo \"$(cat $f/scaling_cur_freq) $(cat $f/scaling_governor)\"; done 2>/dev/null";
    private static final Pattern CLOCK = Pattern.compile("(?m)^(\\d+) (\\S+)$");
    /** Of the processor, the GPU, the battery and the skin: types 0 to 3. */
    private static final Pattern TEMPERATURE = Pattern.compile("mValue=(-?[0-9.]+), mType=[0-3],");

    private static final String NOW = "Current temperatures from HAL";
    private static final double KILO = 1e3;
    private static final double HOTTEST = 150;

    private final Phone phone;
    private final String name;
    private final int cores;
    private CoreTimes last;

    PhoneState(Phone phone) {
        this.phone = phone;
        name = phone.ask("getprop ro.product.model").strip() + ", "
                + phone.ask("getprop ro.board.platform").strip() + ", Android "
                + phone.ask("getprop ro.build.version.release").strip();
        cores = Integer.parseInt(phone.ask("nproc").strip());
        last = times();
    }

    /** The state now; cores are busy as they were since the last call. */
    DeviceState read() {
        CoreTimes now = times();
        OptionalDouble busy = now.busyShareSince(last);
        last = now;
        Battery battery = BatteryEnergy.battery(phone);
        Clock clock = clock(phone.ask(CLOCKS));
        return new DeviceState(
                Optional.of(name),
                cores,
                clock.governor(),
                clock.megahertz(),
                hottest(phone.ask("dumpsys thermalservice 2>/dev/null || true"), battery.celsius()),
                busy.isPresent() ? OptionalDouble.of(busy.getAsDouble() * now.cores()) : busy,
                battery.percent(),
                Optional.empty());
    }

    private CoreTimes times() {
        List<String> lines =
                phone.ask("cat /proc/stat 2>/dev/null || true").lines().toList();
        return CoreTimes.of(lines);
    }

    private record Clock(OptionalDouble megahertz, Optional<String> governor) {}

    /** Of the core that runs fastest. */
    private static Clock clock(String said) {
        double fastest = -1;
        Optional<String> governor = Optional.empty();
        Matcher found = CLOCK.matcher(said);
        while (found.find()) {
            double megahertz = Long.parseLong(found.group(1)) / KILO;
            if (megahertz > fastest) {
                fastest = megahertz;
                governor = Optional.of(found.group(2));
            }
        }
        return new Clock(fastest < 0 ? OptionalDouble.empty() : OptionalDouble.of(fastest), governor);
    }

    /** Sensors that are switched off tell impossible values. */
    private static OptionalDouble hottest(String said, OptionalDouble battery) {
        DoubleStream parts = TEMPERATURE
                .matcher(said.substring(Math.max(0, said.indexOf(NOW))))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .filter(celsius -> celsius > 0 && celsius < HOTTEST);
        return DoubleStream.concat(parts, battery.stream()).max();
    }
}
