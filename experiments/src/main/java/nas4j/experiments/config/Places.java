package nas4j.experiments.config;

import java.util.List;
import nas4j.input.Where;

/**
 * Where a person wrote what only the opening of an experiment can find wrong. Like all places, no two differ.
 *
 * @param data the folder, or the name where there is none
 * @param objectives all of them together
 * @param objective each of them
 * @param descriptors all of them together, or the strategy where there are none
 * @param search the strategy with its settings
 * @param sampler how networks of a supernet are drawn; how networks are evaluated, or the space, where nobody says
 */
public record Places(
        Where space,
        Where data,
        Where objectives,
        List<Where> objective,
        Where descriptors,
        Where search,
        Where sampler) {
    public Places {
        objective = List.copyOf(objective);
    }
}
