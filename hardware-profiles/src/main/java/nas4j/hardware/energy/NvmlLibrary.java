package nas4j.hardware.energy;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the functions of NVIDIA's management library, whose results all say whether they succeeded. For several threads. */
@SuppressWarnings("restricted") // a wrong signature crashes the JVM: those here are of the header of NVML
final class NvmlLibrary implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;

    private final Arena arena;
    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> functions = new ConcurrentHashMap<>();

    private NvmlLibrary(Arena arena, SymbolLookup symbols) {
        this.arena = arena;
        this.symbols = symbols;
    }

    /** @param library its name, or path */
    static Optional<NvmlLibrary> find(String library) {
        Arena arena = Arena.ofShared();
        try {
            return Optional.of(new NvmlLibrary(arena, SymbolLookup.libraryLookup(library, arena)));
        } catch (IllegalArgumentException e) {
            arena.close();
            return Optional.empty();
        }
    }

    /** Whether a function without arguments succeeded. */
    boolean call(String function) {
        return invoke(function, FunctionDescriptor.of(INT));
    }

    /** A count. */
    OptionalLong findCount(String function) {
        return findNumber(INT, function, FunctionDescriptor.of(INT, POINTER));
    }

    /** An unsigned int of a device. */
    OptionalLong findInt(String function, MemorySegment device) {
        return findNumber(INT, function, FunctionDescriptor.of(INT, POINTER, POINTER), device);
    }

    /** An unsigned int of a part of a device. */
    OptionalLong findInt(String function, MemorySegment device, int part) {
        return findNumber(INT, function, FunctionDescriptor.of(INT, POINTER, INT, POINTER), device, part);
    }

    /** An unsigned long long of a device. */
    OptionalLong findLong(String function, MemorySegment device) {
        return findNumber(LONG, function, FunctionDescriptor.of(INT, POINTER, POINTER), device);
    }

    /** The handle of the device with a number. */
    Optional<MemorySegment> findHandle(String function, int number) {
        return findHandle(function, FunctionDescriptor.of(INT, INT, POINTER), number);
    }

    /** The handle of the device with a name. */
    Optional<MemorySegment> findHandle(String function, String name) {
        try (Arena call = Arena.ofConfined()) {
            return findHandle(function, FunctionDescriptor.of(INT, POINTER, POINTER), call.allocateFrom(name));
        }
    }

    /** A text of a device, at most so long. */
    Optional<String> findText(String function, MemorySegment device, int bytes) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment text = call.allocate(bytes);
            boolean found = invoke(function, FunctionDescriptor.of(INT, POINTER, POINTER, INT), device, text, bytes);
            return found ? Optional.of(text.getString(0)) : Optional.empty();
        }
    }

    private Optional<MemorySegment> findHandle(String function, FunctionDescriptor descriptor, Object argument) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment handle = call.allocate(POINTER);
            boolean found = invoke(function, descriptor, argument, handle);
            return found ? Optional.of(handle.get(POINTER, 0)) : Optional.empty();
        }
    }

    private OptionalLong findNumber(
            MemoryLayout layout, String function, FunctionDescriptor descriptor, Object... arguments) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment number = call.allocate(LONG);
            Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = number;
            if (!invoke(function, descriptor, all)) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(
                    layout.equals(LONG) ? number.get(LONG, 0) : Integer.toUnsignedLong(number.get(INT, 0)));
        }
    }

    /** False also where an older library has no such function. */
    private boolean invoke(String function, FunctionDescriptor descriptor, Object... arguments) {
        Optional<MemorySegment> symbol = symbols.find(function);
        if (symbol.isEmpty()) {
            return false;
        }
        MethodHandle handle = functions.computeIfAbsent(
                function, _ -> Linker.nativeLinker().downcallHandle(symbol.get(), descriptor));
        try {
            return (int) handle.invokeWithArguments(arguments) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("[" + function + "] of the management library cannot be called", e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
