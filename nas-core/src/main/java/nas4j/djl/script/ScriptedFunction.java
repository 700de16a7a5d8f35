package nas4j.djl.script;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A function of arrays, written in TorchScript, with the gradients libtorch knows for it. Thread-safe. */
public final class ScriptedFunction {
    private final PtSymbolBlock module;

    private ScriptedFunction(PtSymbolBlock module) {
        this.module = module;
    }

    /** Compiles a function, which lives as long as the manager is open. */
    static ScriptedFunction of(String expression, List<String> arguments, NDManager manager) {
        byte[] archive = ScriptArchive.of(expression, arguments);
        try {
            return new ScriptedFunction(
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** The function's value: a new array of the first argument's manager. */
    public PtNDArray apply(PtNDArray... arguments) {
        // "true" leaves the recording of gradients as the thread has it.
        return (PtNDArray)
                IValueUtils.forward(module, new NDList(arguments), true).head();
    }
}
