package nas4j.djl.trial;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Optional;

/** Tells errors that come of too little memory from others. */
final class MemoryShortage {
    /** What PyTorch says on the processor, and on a card. */
    private static final List<String> WORDS = List.of("can't allocate memory", "not enough memory", "out of memory");

    private MemoryShortage() {}

    /** What was short, if it was memory. */
    static Optional<String> find(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError) {
                return Optional.of("ran out of Java's memory: " + message + "\nMaybe give Java more, with -Xmx.");
            }
            if (cause instanceof EngineException && WORDS.stream().anyMatch(message::contains)) {
                return Optional.of("ran out of the engine's memory: "
                        + message.lines().findFirst().orElse("") + "\nMaybe a smaller batch.");
            }
        }
        return Optional.empty();
    }
}
