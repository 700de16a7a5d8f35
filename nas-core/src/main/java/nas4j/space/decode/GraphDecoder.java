package nas4j.space.decode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.TensorShape;
import nas4j.graph.quantize.UnreadPrecision;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.CompileException;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.Decoder;
import nas4j.space.relax.SuperGraph;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import nas4j.space.tree.Entry;

/** Decodes genotypes by walking through the sites of a compiled space. */
public final class GraphDecoder implements Decoder {
    private final Site network;
    private final JoinPrecision joins;
    private final List<Map.Entry<String, Entry>> entries;
    private final List<TensorShape> shapes;
    private final int registers;
    private final int locals;
    private final Map<String, Term> training;
    private final List<Decision> decisions;
    /** Size of the last network, as a guess for the next; a lost update costs one array copy. */
    private volatile int expectedNodes = 64;

    public GraphDecoder(
            Site network,
            JoinPrecision joins,
            List<Map.Entry<String, Entry>> entries,
            int registers,
            int locals,
            Map<String, Term> training,
            List<Decision> decisions) {
        this.network = network;
        this.joins = joins;
        this.entries = entries;
        this.registers = registers;
        this.locals = locals;
        this.training = training;
        this.decisions = decisions;
        shapes = entries.stream().map(entry -> shape(entry.getValue())).toList();
    }

    private static TensorShape shape(Entry entry) {
        Map<String, Integer> sizes = entry.sizes();
        return switch (entry.kind()) {
            case IMAGE -> TensorShape.of(size(sizes, "channels"), size(sizes, "height"), size(sizes, "width"));
            case VECTOR -> TensorShape.of(size(sizes, "features"));
            case TOKENS -> TensorShape.of(DataType.INT32, size(sizes, "tokens"));
        };
    }

    private static int size(Map<String, Integer> sizes, String name) {
        return sizes.getOrDefault(name, 0);
    }

    @Override
    public ComputationGraph decode(int[] options) {
        try {
            ComputationGraph graph = build(new Emission(options, joins, registers, locals, expectedNodes));
            expectedNodes = graph.size();
            return UnreadPrecision.cleared(graph);
        } catch (CompileException e) {
            throw e;
        } catch (InputException e) {
            throw new CompileException(e.where(), "", e.problem(), e);
        } catch (IllegalArgumentException e) {
            throw new CompileException(Where.UNKNOWN, "", String.valueOf(e.getMessage()), e);
        }
    }

    private ComputationGraph build(Emission emission) {
        for (int k = 0; k < shapes.size(); k++) {
            emission.enter(entries.get(k).getKey(), shapes.get(k), k);
        }
        return emission.finish(emission.emit(network, 0));
    }

    @Override
    public Map<String, Object> training(int[] options) {
        if (training.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        training.forEach((name, term) -> values.put(name, term.value(Values.of(options, Costs.UNKNOWN))));
        return values;
    }

    @Override
    public SuperGraph relax() {
        Relaxation relaxation = new Relaxation(registers, decisions);
        for (int k = 0; k < shapes.size(); k++) {
            relaxation.enter(entries.get(k).getKey(), shapes.get(k), k);
        }
        return relaxation.finish(relaxation.relax(network, 0));
    }
}
