package nas4j.experiments.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/** A store that keeps nothing, to see what a search costs without one. */
final class NoStore implements InvocationHandler {
    private long kept;

    TrialStore store() {
        return (TrialStore)
                Proxy.newProxyInstance(NoStore.class.getClassLoader(), new Class<?>[] {TrialStore.class}, this);
    }

    /** Trials that it was given. */
    long kept() {
        return kept;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        kept += method.getName().equals("append") && arguments.length == 2 ? 1 : 0;
        Class<?> type = method.getReturnType();
        if (type == TrialStore.ExperimentLock.class) {
            return (TrialStore.ExperimentLock) () -> {};
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Stream.class) {
            return Stream.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        return type == long.class ? 0L : null;
    }
}
