package nas4j.djl.script;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles each function once: that takes milliseconds, the first time a tenth of a second. Thread-safe. */
public final class ScriptLibrary {
    private final NDManager manager;
    private final Map<String, ScriptedFunction> functions = new ConcurrentHashMap<>();

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
        return functions.computeIfAbsent(expression, text -> ScriptedFunction.of(text, manager));
    }
}
