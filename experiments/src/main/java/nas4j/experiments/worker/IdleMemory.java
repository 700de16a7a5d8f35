package nas4j.experiments.worker;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Gives memory that a process holds but does not use back to the system. */
final class IdleMemory {
    private IdleMemory() {}

    /**
     * Collects garbage, which with the serial collector gives pages back, and empties the native allocator's free lists
     * where that can be asked for: glibc keeps them otherwise.
     */
    static void giveBack() {
        System.gc();
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> trim = linker.defaultLookup().find("malloc_trim");
        trim.ifPresent(function -> call(linker, function));
    }

    @SuppressWarnings("restricted") // the one native function called here takes a number and gives one back
    private static void call(Linker linker, MemorySegment trim) {
        try {
            int _ = (int)
                    linker.downcallHandle(trim, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG))
                            .invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim cannot be called", e);
        }
    }
}
