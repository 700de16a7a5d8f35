package nas4j.djl.script;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles each function once: that takes milliseconds, the first time a tenth of a second. Thread-safe. */
public final class ScriptLibrary {
    private final NDManager manager;
    private final Map<Source, ScriptedFunction> functions = new ConcurrentHashMap<>();

    /** What a function is made of. */
    private record Source(String expression, List<String> arguments) {}

    /** @param manager has to stay open as long as the functions are used */
    public ScriptLibrary(NDManager manager) {
        this.manager = manager;
    }

    /**
     * A function of one array.
     *
     * @param expression of {@code x} in TorchScript, such as {@code torch.hardswish(x)}
     */
    public ScriptedFunction function(String expression) {
        return function(expression, "x");
    }

    /**
     * A function of several arrays.
     *
     * @param expression of the arguments in TorchScript
     * @param arguments names of the arrays, in the order in which the function is given them
     */
    public ScriptedFunction function(String expression, String... arguments) {
        return functions.computeIfAbsent(
                new Source(expression, List.of(arguments)),
                source -> ScriptedFunction.of(source.expression(), source.arguments(), manager));
    }
}
