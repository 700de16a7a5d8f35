package nas4j.experiments.onboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nas4j.experiments.transfer.KnownTable;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans, and what they name.
 *
 * @param devices the described ones
 */
public record Plans(Devices devices) {
    private static final int CANDIDATES = 2_000;
    private static final int MOST_TRIES = 10 * CANDIDATES;
    private static final long SEED = 1;

    /** A plan in which the data sheets of the described devices stand for other devices. */
    public Plan byDataSheets(String device, SearchSpace space) {
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> candidates = new LinkedHashSet<>();
        for (int k = 0; k < MOST_TRIES && candidates.size() < CANDIDATES; k++) {
            candidates.add(space.sample(random).text());
        }
        List<String> sources = devices.names().stream()
                .filter(name ->
                        devices.require(name).findPeakMacs(NumberFormat.FP32).isPresent())
                .toList();
        return new Plan(device, space.name(), SpaceDigest.of(space), "", "", sources, List.copyOf(candidates));
    }

    /**
     * A plan with a table of what other devices took.
     *
     * @param architectures file that says which architectures the rows are, where the table does not
     * @param sources columns of the other devices; none for all
     * @throws InputException if the table has no architectures of the space, or not such columns
     */
    public Plan byTable(
            String device, SearchSpace space, Path table, @Nullable Path architectures, List<String> sources) {
        Path file = architectures == null ? table.resolveSibling(space.name() + ".csv.gz") : architectures;
        List<String> found = KnownTable.read(table, file, sources, space).devices();
        return new Plan(
                device, space.name(), SpaceDigest.of(space), table.toString(), file.toString(), found, List.of());
    }

    /**
     * What other devices take, as a plan says it.
     *
     * @throws InputException if the plan is for another space, or what it names is not there any more
     */
    public OtherDevices others(Plan plan, SearchSpace space, Path file) {
        if (!plan.decisions().equals(SpaceDigest.of(space))) {
            throw new InputException(
                    new Where(file.toString(), 1, 1, "decisions"),
                    "device [" + plan.device() + "] was measured with other networks of [" + space.name()
                            + "], such as for images of another size\nMaybe delete that file, and onboard the device anew.");
        }
        if (!plan.table().isEmpty()) {
            KnownTable table =
                    KnownTable.read(Path.of(plan.table()), Path.of(plan.architectures()), plan.sources(), space);
            return OtherDevices.measured(space, table.architectures(), table::latenciesMs);
        }
        List<Roofline> sheets = new ArrayList<>();
        for (String name : plan.sources()) {
            DeviceProfile profile = devices.require(name);
            sheets.add(new Roofline(profile, NumberFormat.FP32));
        }
        List<Genotype> candidates = plan.candidates().stream().map(space::parse).toList();
        return OtherDevices.estimated(space, sheets, candidates);
    }
}
