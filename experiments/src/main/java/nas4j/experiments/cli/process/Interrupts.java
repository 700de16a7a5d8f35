package nas4j.experiments.cli.process;

import java.lang.reflect.Proxy;

/**
 * What Ctrl-C does. The JDK's class for signals is in none of its supported packages, so it is looked up; on a platform
 * without it Ctrl-C ends the process at once, and nothing that was kept is lost.
 */
public final class Interrupts {
    private static final String NAME = "INT";

    private Interrupts() {}

    /** Nothing: the parent, which the terminal tells as well, says when to end. */
    public static void ignore() {
        try {
            handle(Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals cannot be ignored here", e);
        }
    }

    /** Runs this, on a thread of its own, each time. */
    public static void handle(Runnable reaction) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            handle(Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, values) -> {
                        if (method.getName().equals("handle")) {
                            reaction.run();
                        }
                        return null;
                    }));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals cannot be handled here", e);
        }
    }

    private static void handle(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object interrupt = signal.getConstructor(String.class).newInstance(NAME);
        signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, interrupt, handler);
    }
}
