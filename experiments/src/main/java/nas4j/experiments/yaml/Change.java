package nas4j.experiments.yaml;

import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * Another value for a key of a file.
 *
 * @param typed what a person typed on the command line, for messages
 * @param path keys of maps, with dots between them, such as {@code evaluate.epochs}
 * @param value as a file would have it
 */
public record Change(String typed, String path, String value) {

    /**
     * The change of {@code --set}.
     *
     * @param setting {@code path=value}
     * @throws InputException if there is no {@code =}
     */
    public static Change set(String setting) {
        String typed = "--set " + setting;
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new InputException(
                    new Where(typed, 0, 0, ""),
                    "found [" + setting + "], accepted: path=value, such as evaluate.epochs=5");
        }
        return new Change(typed, setting.substring(0, equals), setting.substring(equals + 1));
    }

    Where where(String key) {
        return new Where(typed, 0, 0, key);
    }
}
