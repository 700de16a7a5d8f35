package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nas4j.evaluate.Descriptor;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.latency.PredictedLimit;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.space.Costs;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Condition;

/**
 * What objectives and constraints can be about.
 *
 * @param measured by an evaluation, followed by " on " and the device where it depends on one
 * @param predicted devices whose latency is predicted
 */
record KnownNames(Set<String> measured, Set<String> predicted) {
    private static final String ON = " on ";

    /** Without devices: a limit holds on every device. */
    Set<String> limited() {
        Set<String> names = new LinkedHashSet<>();
        measured.forEach(name -> names.add(measurement(name)));
        return names;
    }

    /** @throws InputException if an objective is about nothing that is measured or counted */
    void requireObjectives(Experiment experiment) {
        List<String> known = known();
        List<Objective> objectives = experiment.goal().objectives();
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            String device = objective.device();
            String name = objective.measurement() + (device.isEmpty() ? "" : ON + device);
            if (objective.measurement().equals(EnergyMeasures.ENERGY) && !known.contains(name)) {
                throw new InputException(
                        experiment.places().objective().get(i),
                        "found [" + name + "], which is not available: this machine has none of "
                                + EnergyCounters.KNOWN);
            }
            if (!known.contains(name)) {
                AgentDevices.requireEnrolled(
                        device, experiment.places().objective().get(i));
                throw new InputException(
                        experiment.places().objective().get(i),
                        "found [" + name + "], " + hint(objective.measurement(), name, known));
            }
        }
    }

    /** @throws InputException if a descriptor is nothing that is measured or counted */
    void requireDescriptors(Experiment experiment) {
        List<String> known = known();
        for (Descriptor descriptor : experiment.goal().descriptors()) {
            String name = descriptor.toString();
            if (!known.contains(name)) {
                AgentDevices.requireEnrolled(
                        descriptor.device(), experiment.places().descriptors());
                throw new InputException(
                        experiment.places().descriptors(),
                        "found [" + name + "], " + hint(descriptor.measurement(), name, known));
            }
        }
    }

    private List<String> known() {
        return Stream.of(
                        measured.stream(),
                        CostMeasures.NAMES.stream(),
                        predicted.stream().map(device -> PredictedLimit.NAME + ON + device))
                .flatMap(Function.identity())
                .toList();
    }

    /** Where only the device is wrong, what is accepted are the right ones. */
    private static String hint(String measurement, String name, List<String> known) {
        List<String> same = known.stream()
                .filter(each -> measurement(each).equals(measurement))
                .toList();
        if (same.isEmpty()) {
            return Nearest.hint(name, known);
        }
        return "accepted: " + String.join(", ", same) + "\nMaybe "
                + Nearest.find(name, same).orElse(same.getFirst()) + "?";
    }

    private static String measurement(String name) {
        int on = name.indexOf(ON);
        return on < 0 ? name : name.substring(0, on);
    }

    /** @throws InputException if the space knows nothing of a name in the condition that is nearly a measured one */
    void requireNoneNear(Condition condition, SearchSpace space) {
        List<String> known = ofNetworks(space);
        for (String name : MeasuredLimit.names(condition.expression())) {
            Optional<String> near = Nearest.find(name, limited());
            if (near.isPresent() && !known.contains(name)) {
                known.addAll(limited());
                throw new InputException(
                        condition.expression().where(),
                        "found [" + name + "] in [" + condition.text() + "], " + Nearest.hint(name, known));
            }
        }
    }

    private static List<String> ofNetworks(SearchSpace space) {
        List<String> known = new ArrayList<>();
        for (Costs.Cost cost : Costs.Cost.values()) {
            known.add(cost.text());
        }
        known.addAll(space.tree().sizes().keySet());
        known.addAll(space.tree().let().keySet());
        space.decisions()
                .forEach(decision ->
                        known.add(decision.path().substring(decision.path().lastIndexOf('/') + 1)));
        return known;
    }
}
