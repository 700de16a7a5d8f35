package nas4j.djl.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Settings of the C library's allocator for a program that asks for the same large arrays step after step. As it comes,
 * the allocator gives freed arrays back to the system, and the system clears each page before it hands it out again: a
 * tenth of a training step. With these settings the process keeps what it has once used. Only glibc knows them;
 * elsewhere nothing changes.
 */
public final class NativeMemory {
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;

    /** The most that glibc accepts; larger arrays are still given back. */
    private static final int LARGEST_KEPT_BYTES = 32 << 20;

    /** Above the size of an arena's heap, so that no heap is given back. */
    private static final int PAD_BYTES = 128 << 20;

    private NativeMemory() {}

    /**
     * Lets the process keep the memory it has used. To be called before the engine is loaded, which reads one of the
     * settings as it starts. What the user has set stays.
     */
    public static void keep() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        if (library.find("gnu_get_libc_version").isEmpty()) {
            return;
        }
        find(linker, library, "mallopt", JAVA_INT, JAVA_INT).ifPresent(mallopt -> {
            set(mallopt, "MALLOC_MMAP_THRESHOLD_", MMAP_THRESHOLD, LARGEST_KEPT_BYTES);
            set(mallopt, "MALLOC_TRIM_THRESHOLD_", TRIM_THRESHOLD, Integer.MAX_VALUE);
            set(mallopt, "MALLOC_TOP_PAD_", TOP_PAD, PAD_BYTES);
        });
        useLargePages(linker, library);
    }

    private static void set(MethodHandle mallopt, String variable, int parameter, int value) {
        if (System.getenv(variable) == null) {
            call(mallopt, parameter, value);
        }
    }

    /** libtorch asks for pages of 2 MB where it finds this variable. */
    private static void useLargePages(Linker linker, SymbolLookup library) {
        find(linker, library, "setenv", ADDRESS, ADDRESS, JAVA_INT).ifPresent(setenv -> {
            try (Arena arena = Arena.ofConfined()) {
                call(setenv, arena.allocateFrom("THP_MEM_ALLOC_ENABLE"), arena.allocateFrom("1"), 0);
            }
        });
    }

    @SuppressWarnings("restricted") // the functions asked for here take numbers and texts
    private static Optional<MethodHandle> find(
            Linker linker, SymbolLookup library, String name, MemoryLayout... arguments) {
        return library.find(name)
                .map(address -> linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, arguments)));
    }

    private static void call(MethodHandle function, Object... arguments) {
        try {
            function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new LinkageError("the C library cannot be called", e);
        }
    }
}
