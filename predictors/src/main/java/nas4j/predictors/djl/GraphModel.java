package nas4j.predictors.djl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The numbers of an ensemble of graph networks of one form. Its members are trained and asked side by side, each operation
 * for all of them. Immutable.
 */
final class GraphModel {
    private static final int MOST_MEMBERS = 100;
    private static final float[] NOTHING = {};

    private final int members;
    private final int adapters;
    /** Members one after the other. */
    private final Map<Part, float[]> parts;

    private GraphModel(int members, int adapters, Map<Part, float[]> parts) {
        this.members = members;
        this.adapters = adapters;
        this.parts = parts;
    }

    /** A base and a head that know nothing. */
    static GraphModel untrained(int members, long seed) {
        RandomGenerator random = generator(seed);
        Map<Part, float[]> parts = new LinkedHashMap<>();
        for (Part part : new Part[] {new Part.Base(), new Part.Head()}) {
            parts.put(part, part.layout().begin(members, random));
        }
        return new GraphModel(members, 0, parts);
    }

    /** The same with one more adapter, which knows nothing. */
    GraphModel withAdapter(long seed) {
        RandomGenerator random = generator(seed);
        Map<Part, float[]> more = new LinkedHashMap<>(parts);
        for (Part part : new Part[] {new Part.Adapter(adapters), new Part.AdapterHead(adapters)}) {
            more.put(part, part.layout().begin(members, random));
        }
        return new GraphModel(members, adapters + 1, more);
    }

    /** The same with other numbers in some parts. */
    GraphModel with(Map<Part, float[]> others) {
        Map<Part, float[]> changed = new LinkedHashMap<>(parts);
        changed.putAll(others);
        return new GraphModel(members, adapters, changed);
    }

    static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    int members() {
        return members;
    }

    /** The numbers of all adapters. */
    Readout readout() {
        return adapters == 0
                ? Readout.BASE
                : new Readout(IntStream.range(0, adapters).boxed().toList());
    }

    /** How many adapters there are. */
    int adapters() {
        return adapters;
    }

    Collection<Part> parts() {
        return parts.keySet();
    }

    /** The numbers of a part, not to be changed. */
    float[] values(Part part) {
        float[] values = parts.get(part);
        if (values == null) {
            throw new IllegalArgumentException("found part [" + part + "], there are " + parts.keySet());
        }
        return values;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(members);
        out.writeInt(adapters);
        save(parts.keySet(), out);
    }

    /** Writes some of the parts. */
    void save(Set<Part> some, DataOutput out) throws IOException {
        for (Part part : parts.keySet()) {
            for (float value : some.contains(part) ? values(part) : NOTHING) {
                out.writeFloat(value);
            }
        }
    }

    /** Reads what {@link #save(DataOutput)} wrote. */
    static GraphModel load(DataInput in) throws IOException {
        int members = in.readInt();
        int adapters = in.readInt();
        if (members < 1 || members > MOST_MEMBERS || adapters < 0 || adapters > MOST_MEMBERS) {
            throw new IOException("found [" + members + "] members and [" + adapters + "] adapters, accepted: up to "
                    + MOST_MEMBERS + " of each");
        }
        GraphModel model = untrained(members, 0);
        for (int k = 0; k < adapters; k++) {
            model = model.withAdapter(0);
        }
        return model.load(model.parts.keySet(), in);
    }

    /** The same with those parts that {@link #save(Set, DataOutput)} wrote. */
    GraphModel load(Set<Part> some, DataInput in) throws IOException {
        Map<Part, float[]> read = new LinkedHashMap<>();
        for (Part part : parts.keySet()) {
            if (some.contains(part)) {
                float[] values = new float[values(part).length];
                for (int k = 0; k < values.length; k++) {
                    values[k] = in.readFloat();
                }
                read.put(part, values);
            }
        }
        return with(read);
    }
}
