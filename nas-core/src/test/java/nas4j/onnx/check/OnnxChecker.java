package nas4j.onnx.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of ONNX's own checker (onnx/checker.cc, 1.12; 1.16 where integers are packed), as far as they concern what an exporter can write, and a few
 * more: names of nodes are unique, descriptions of values describe values, outputs are made by something.
 */
public final class OnnxChecker {
    private static final Map<Character, Integer> TYPE_CODES = Map.of('f', 1, 'i', 2, 's', 3, 't', 4, 'I', 7);
    private static final Map<Character, Integer> VALUE_FIELDS = Map.of('f', 2, 'i', 3, 's', 4, 't', 5, 'I', 8);
    private static final Map<Integer, Integer> ELEMENT_BITS = Map.of(1, 32, 2, 8, 3, 8, 6, 32, 7, 64, 22, 4);

    /** Opsets by the version of the format. */
    private static final Map<Long, Long> VERSIONS = Map.of(8L, 17L, 10L, 21L);

    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long opset;

    private OnnxChecker() {}

    /** Fails with all that is wrong with a model file. */
    public static void check(byte[] model) {
        assertThat(problems(model)).as("problems of the model").isEmpty();
    }

    static List<String> problems(byte[] bytes) {
        OnnxChecker checker = new OnnxChecker();
        Wire model = Wire.read(ByteBuffer.wrap(bytes));
        checker.need(VERSIONS.containsKey(model.number(1)), "ir_version is " + model.number(1));
        checker.need(!model.text(2).isEmpty(), "no producer_name");
        checker.opset = VERSIONS.getOrDefault(model.number(1), 0L);
        checker.checkOpsets(model.messages(8));
        List<String> keys =
                model.messages(14).stream().map(entry -> entry.text(1)).toList();
        checker.need(new HashSet<>(keys).size() == keys.size(), "metadata has a key twice: " + keys);
        checker.checkGraph(model.message(7));
        return checker.problems;
    }

    static List<String> tensorProblems(byte[] bytes) {
        OnnxChecker checker = new OnnxChecker();
        checker.checkTensor(Wire.read(ByteBuffer.wrap(bytes)));
        return checker.problems;
    }

    private void need(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private void checkOpsets(List<Wire> imports) {
        need(imports.size() == 1, imports.size() + " opset imports");
        need(imports.stream().allMatch(each -> each.text(1).isEmpty()), "opset of a foreign domain");
        need(imports.stream().allMatch(each -> each.number(2) == opset), "opset is not " + opset);
    }

    private void checkGraph(Wire graph) {
        need(!graph.text(2).isEmpty(), "the graph has no name");
        graph.messages(11).forEach(input -> {
            checkValueInfo(input);
            addNew(input.text(1));
        });
        graph.messages(5).forEach(tensor -> {
            checkTensor(tensor);
            addNew(tensor.text(8));
        });
        Set<String> nodeNames = new HashSet<>();
        for (Wire node : graph.messages(1)) {
            need(!node.text(3).isEmpty() && nodeNames.add(node.text(3)), "node name [" + node.text(3) + "] twice");
            checkNode(node);
        }
        checkDescriptions(graph);
    }

    private void checkDescriptions(Wire graph) {
        Set<String> described = new HashSet<>();
        graph.messages(11).forEach(input -> described.add(input.text(1)));
        Set<String> outputs = new HashSet<>();
        for (Wire output : graph.messages(12)) {
            checkValueInfo(output);
            need(known.contains(output.text(1)), "output [" + output.text(1) + "] is made by nothing");
            need(outputs.add(output.text(1)), "output [" + output.text(1) + "] twice");
        }
        described.addAll(outputs);
        for (Wire value : graph.messages(13)) {
            checkValueInfo(value);
            need(known.contains(value.text(1)), "value_info [" + value.text(1) + "] of no value");
            need(described.add(value.text(1)), "value_info [" + value.text(1) + "] twice");
        }
    }

    /** Single assignment: no name is given twice. */
    private void addNew(String name) {
        need(!name.isEmpty(), "a value has no name");
        need(known.add(name), "value [" + name + "] is assigned twice");
    }

    private void checkValueInfo(Wire value) {
        String name = value.text(1);
        need(!name.isEmpty() && value.has(2), "value_info [" + name + "] has no name or no type");
        Wire tensor = value.message(2).message(1);
        need(ELEMENT_BITS.containsKey((int) tensor.number(1)), "value_info [" + name + "] has no element type");
        List<Wire> dims = tensor.message(2).messages(1);
        need(dims.getFirst().text(2).equals("batch"), "value_info [" + name + "] has no batch dimension");
        need(
                dims.stream().skip(1).allMatch(dim -> dim.number(1) > 0 && !dim.has(2)),
                "value_info [" + name + "] has a free dimension besides the batch");
    }

    private void checkTensor(Wire tensor) {
        Integer bits = ELEMENT_BITS.get((int) tensor.number(2));
        need(bits != null, "tensor [" + tensor.text(8) + "] is of type " + tensor.number(2));
        need(tensor.present().stream().allMatch(List.of(1, 2, 8, 9)::contains), "tensor has typed data as well");
        long size = (tensor.numbers(1).stream().reduce(bits == null ? 0L : bits, (a, b) -> a * b) + 7) / 8;
        need(
                tensor.has(9) && tensor.bytes(9).getFirst().remaining() == size,
                "tensor [" + tensor.text(8) + "] has not " + size + " bytes");
    }

    private void checkNode(Wire node) {
        String name = node.text(3);
        Operator operator = Operator.get(node.text(4), opset);
        List<String> inputs = node.texts(1);
        need(node.text(7).isEmpty(), "node [" + name + "] is of a foreign domain");
        need(
                inputs.size() >= operator.least() && inputs.size() <= operator.most(),
                "node [" + name + "] has " + inputs.size() + " inputs");
        need(
                inputs.stream().limit(operator.least()).noneMatch(String::isEmpty),
                "node [" + name + "] lacks an input it needs");
        inputs.stream()
                .filter(input -> !input.isEmpty() && !known.contains(input))
                .forEach(input -> problems.add("node [" + name + "] reads [" + input + "], which is not made yet"));
        need(node.texts(2).size() == 1, "node [" + name + "] has not one output");
        node.texts(2).forEach(this::addNew);
        Set<String> attributes = new HashSet<>();
        node.messages(5).forEach(attribute -> {
            need(attributes.add(attribute.text(1)), "node [" + name + "] has an attribute twice");
            checkAttribute(name, operator, attribute);
        });
        need(attributes.containsAll(operator.required()), "node [" + name + "] lacks one of " + operator.required());
    }

    private void checkAttribute(String node, Operator operator, Wire attribute) {
        String name = attribute.text(1);
        Character type = operator.attributes().get(name);
        if (type == null) {
            problems.add("node [" + node + "] has an unknown attribute [" + name + "]");
            return;
        }
        need(
                attribute.number(20) == TYPE_CODES.getOrDefault(type, 0),
                "attribute [" + name + "] of node [" + node + "] has type " + attribute.number(20));
        need(
                attribute.present().equals(List.of(1, VALUE_FIELDS.getOrDefault(type, 0), 20)),
                "attribute [" + name + "] of node [" + node + "] has fields " + attribute.present());
        if (type == 't') {
            checkTensor(attribute.message(5));
        }
    }
}
