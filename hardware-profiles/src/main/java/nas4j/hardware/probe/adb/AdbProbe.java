package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.program.ProgramEnergy;
import nas4j.hardware.state.DeviceState;

/**
 * Measures models on a phone behind {@code adb}: files of ONNX with {@code onnxruntime_perf_test}, files that end in
 * {@code .tflite} with {@code benchmark_model}, which whoever owns the phone has put into {@code /data/local/tmp}. The models
 * are removed from the phone again, also after a failure. Times are taken on the phone. A program
 * whose measurement was interrupted goes on there until its seconds are over. For one thread.
 */
public final class AdbProbe implements LatencyProbe {
    /** The battery's counter has coarse steps. */
    private static final Duration ENERGY_TIME = Duration.ofMinutes(2);

    private final Phone phone;
    private final PhoneState state;
    private final int threads;
    private final boolean isEnergyWanted;
    private final Duration energyTime;

    AdbProbe(Phone phone, int threads, boolean isEnergyWanted, Duration energyTime) {
        this.phone = phone;
        this.threads = threads;
        this.isEnergyWanted = isEnergyWanted;
        this.energyTime = energyTime;
        state = new PhoneState(phone);
    }

    /**
     * Connects to a phone.
     *
     * @param serial what {@code adb} calls it; empty for the only one
     * @param threads of each operator, at least 1
     * @param isEnergyWanted whether energy is measured too, which takes eight minutes, on battery only
     * @throws java.io.UncheckedIOException if it does not tell its state
     * @throws IllegalArgumentException if there is no {@code adb}, no such phone, or it does not let us in
     */
    public static AdbProbe connect(String serial, int threads, boolean isEnergyWanted)
            throws ProbeFailedException, IOException, InterruptedException {
        AdbClient adb = AdbClient.find()
                .orElseThrow(() -> new IllegalArgumentException("there is no program [adb] on the path"
                        + "\nMaybe install the platform tools of Android (on Debian: apt install adb)."));
        return new AdbProbe(Phone.connect(adb, serial), threads, isEnergyWanted, ENERGY_TIME);
    }

    /**
     * The phone's state now; cores are busy as they were since the last call.
     *
     * @throws java.io.UncheckedIOException if the phone is gone
     */
    public DeviceState state() {
        return state.read();
    }

    @Override
    public ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException {
        PhoneProgram program =
                model.toString().endsWith(".tflite") ? new TfliteBenchmark(threads) : new OnnxPerfTest(threads);
        if (!phone.has(Phone.PROGRAMS + "/" + program.name())) {
            throw new ProbeFailedException("there is no program [" + Phone.PROGRAMS + "/" + program.name()
                    + "] on the phone\nMaybe `adb push " + program.name() + " " + Phone.PROGRAMS
                    + "` and `adb shell chmod +x " + Phone.PROGRAMS + "/" + program.name() + "`.");
        }
        try (PhoneFolder folder = PhoneFolder.make(phone)) {
            ProbeReport report = program.measure(folder, model, protocol);
            return report.with(energy(program, folder));
        }
    }

    private Optional<Energy> energy(PhoneProgram program, PhoneFolder folder)
            throws ProbeFailedException, IOException, InterruptedException {
        Battery battery = BatteryEnergy.battery(phone);
        if (!isEnergyWanted || !battery.tellsEnergy()) {
            return Optional.empty();
        }
        try (EnergyCounter counter = new BatteryEnergy(phone, battery)) {
            return Optional.of(new ProgramEnergy(counter, energyTime).measure(program.again(folder)));
        }
    }
}
