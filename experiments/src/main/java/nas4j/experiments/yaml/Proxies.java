package nas4j.experiments.yaml;

import java.util.Collection;
import nas4j.input.Where;
import nas4j.plugin.Registry;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.spaces.yaml.YamlNode;

/** The zero-cost proxies on the class path, by name. */
public final class Proxies {
    private Proxies() {}

    /** All of them, ordered by name. */
    public static Collection<ZeroCostProxy> all() {
        return registry().all();
    }

    /**
     * The proxy of this name.
     *
     * @param where the name was written
     * @throws nas4j.input.InputException if there is none
     */
    public static ZeroCostProxy named(String name, Where where) {
        return registry().get(name, where);
    }

    /** The name, if there is such a proxy. */
    static String named(YamlNode node) {
        return named(node.asText("the name of a proxy"), node.where()).name();
    }

    private static Registry<ZeroCostProxy> registry() {
        return Registry.of(ZeroCostProxy.class, "proxy");
    }
}
