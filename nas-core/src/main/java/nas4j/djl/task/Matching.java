package nas4j.djl.task;

import java.util.ArrayList;
import java.util.List;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Target;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.TensorShape;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/** Finds for each output of a network the target that it learns. */
final class Matching {
    private final ComputationGraph graph;
    private final ImageData data;

    Matching(ComputationGraph graph, ImageData data) {
        this.graph = graph;
        this.data = data;
    }

    List<Task> tasks(TaskList list) {
        requireImages();
        List<TaskPlan> plans =
                switch (list) {
                    case TaskList.Derived derived ->
                        graph.outputs().keySet().stream()
                                .map(output -> derived(output, derived.smoothing()))
                                .toList();
                    case TaskList.Given given -> given.tasks();
                };
        List<String> targets = new ArrayList<>();
        return plans.stream().map(plan -> task(plan, targets)).toList();
    }

    private void requireImages() {
        ImageShape images = data.shape();
        TensorShape needed = TensorShape.of(images.channels(), images.height(), images.width());
        List<TensorShape> found = graph.inputs().stream().map(Node::shape).toList();
        if (!found.equals(List.of(needed))) {
            throw new MismatchException("the network's inputs have shapes " + found + ", the images " + needed
                    + ".\nMaybe the space is meant for other data.");
        }
    }

    private TaskPlan derived(String output, double smoothing) {
        Target target = data.findTarget(output).orElseGet(() -> only(output));
        return new TaskPlan(output, target.name(), Loss.usual(target, smoothing), 1);
    }

    /** The target that is meant because there is no other. */
    private Target only(String output) {
        List<Target> targets = data.targets();
        if (targets.size() == 1 && graph.outputs().size() == 1) {
            return targets.getFirst();
        }
        List<Target> fitting = targets.stream()
                .filter(target -> needed(target).equals(shape(output)))
                .toList();
        if (fitting.isEmpty()) {
            throw new MismatchException("output [" + output + "] has shape [" + shape(output)
                    + "], which fits none of the targets " + described(targets)
                    + ".\nMaybe the network's end has another resolution, or a number of its classes.");
        }
        if (fitting.size() > 1) {
            throw new InputException(
                    Where.UNKNOWN,
                    "output [" + output + "] fits the targets " + described(fitting)
                            + "\nMaybe give the output the name of one of them, or name the tasks.");
        }
        return fitting.getFirst();
    }

    private List<String> described(List<Target> targets) {
        return targets.stream()
                .map(target -> target.name() + " " + needed(target))
                .toList();
    }

    private Task task(TaskPlan plan, List<String> targets) {
        Target target = data.findTarget(plan.target())
                .orElseThrow(() -> unknown(
                        "target",
                        plan.target(),
                        data.targets().stream().map(Target::name).toList()));
        if (!plan.loss().fits(target)) {
            throw new InputException(
                    Where.UNKNOWN,
                    "loss [" + plan.loss() + "] does not compare with target [" + target.name()
                            + "], accepted: cross-entropy for classes, absolute and squared error for values");
        }
        requireShape(plan.output(), target);
        if (!targets.contains(target.name())) {
            targets.add(target.name());
        }
        return new Task(plan.output(), target, targets.indexOf(target.name()), plan.loss(), plan.weight());
    }

    private void requireShape(String output, Target target) {
        if (!shape(output).equals(needed(target))) {
            throw new MismatchException("output [" + output + "] has shape [" + shape(output) + "], but target ["
                    + target.name() + "] needs " + needed(target)
                    + ".\nMaybe the network's end has another resolution, or another number of classes.");
        }
    }

    private static InputException unknown(String kind, String found, List<String> known) {
        return new InputException(
                Where.UNKNOWN, "there is no " + kind + " [" + found + "]; " + Nearest.hint(found, known));
    }

    private TensorShape needed(Target target) {
        return Task.shape(target, data.shape());
    }

    private TensorShape shape(String output) {
        Integer node = graph.outputs().get(output);
        if (node == null) {
            throw unknown("output", output, List.copyOf(graph.outputs().keySet()));
        }
        return graph.node(node).shape();
    }
}
