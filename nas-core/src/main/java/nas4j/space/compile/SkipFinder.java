package nas4j.space.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.space.decode.Site;
import nas4j.space.decode.Skipped;
import nas4j.space.layer.Layers;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Quantize;

/** Finds the layers that stay in float in a network whose places are written out. */
final class SkipFinder {
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> first = new LinkedHashSet<>();
    private final Set<String> last = new LinkedHashSet<>();
    /** Whether values come from an entry without layers with weights on the way, by the register that marks them. */
    private final Map<Integer, Boolean> isFresh = new HashMap<>();

    private SkipFinder() {}

    /**
     * What stays in float.
     *
     * @throws InputException if no layer has one of the names
     */
    static Skipped find(Site network, Quantize quantize) {
        SkipFinder finder = new SkipFinder();
        finder.forward(network, true);
        finder.backward(network, true);
        Set<String> skipped = new LinkedHashSet<>();
        quantize.skip().forEach(name -> skipped.addAll(finder.named(name)));
        return new Skipped(skipped);
    }

    private Set<String> named(Expression.Name name) {
        return switch (name.name()) {
            case Quantize.STEM -> first;
            case Quantize.CLASSIFIER -> last;
            default -> {
                Set<String> known = beginnings();
                if (!known.contains(name.name())) {
                    throw unknown(name, known);
                }
                yield Set.of(name.name());
            }
        };
    }

    private static InputException unknown(Expression.Name name, Set<String> known) {
        Set<String> accepted = new TreeSet<>(known);
        accepted.add(Quantize.STEM);
        accepted.add(Quantize.CLASSIFIER);
        return new InputException(
                name.where(),
                "no layer or block is at [" + name.name() + "] in the network; " + Nearest.hint(name.name(), accepted));
    }

    private Set<String> beginnings() {
        Set<String> beginnings = new LinkedHashSet<>(paths);
        for (String path : paths) {
            for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
                beginnings.add(path.substring(0, end));
            }
        }
        return beginnings;
    }

    /**
     * Walks from the entries on.
     *
     * @param fresh whether what comes in has met no layer with weights
     * @return whether what goes out has not
     */
    private boolean forward(Site site, boolean fresh) {
        return switch (site) {
            case Site.Layer layer -> layer(layer, fresh, first);
            case Site.Chain chain -> inOrder(chain.items(), fresh);
            case Site.Repeat repeat -> inOrder(repeat.bodies(), fresh);
            case Site.Choice choice -> any(choice.branches(), fresh);
            case Site.Switch selection -> any(selection.branches().values(), fresh);
            case Site.When when -> any(List.of(when.then(), when.otherwise()), fresh);
            case Site.Join join -> all(join.branches(), fresh);
            case Site.Residual residual -> forward(residual.body(), fresh);
            case Site.Bind bind -> forward(bind.body(), fresh);
            case Site.Heads heads -> all(heads.heads().values(), fresh);
            case Site.Cell cell -> forward(cell, fresh);
            case Site.Merge merge ->
                fresh && merge.registers().stream().allMatch(register -> isFresh.getOrDefault(register, true));
            case Site.From from -> isFresh.getOrDefault(from.register(), true);
            case Site.Mark mark -> {
                isFresh.put(mark.register(), fresh);
                yield fresh;
            }
        };
    }

    private boolean layer(Site.Layer layer, boolean open, Set<String> met) {
        paths.add(layer.path());
        if (open && Layers.hasWeights(layer.type())) {
            met.add(layer.path());
            return false;
        }
        return open;
    }

    private boolean inOrder(List<Site> sites, boolean fresh) {
        boolean out = fresh;
        for (Site site : sites) {
            out = forward(site, out);
        }
        return out;
    }

    /** Of branches that one network has one of. */
    private boolean any(Collection<Site> branches, boolean fresh) {
        boolean out = false;
        for (Site branch : branches) {
            out |= forward(branch, fresh);
        }
        return out;
    }

    /** Of branches that every network has all of: what is joined has met what one of them did. */
    private boolean all(Collection<Site> branches, boolean fresh) {
        boolean out = true;
        for (Site branch : branches) {
            out &= forward(branch, fresh);
        }
        return out;
    }

    private boolean forward(Site.Cell cell, boolean fresh) {
        List<Boolean> nodes = new ArrayList<>();
        cell.inputs().forEach(mark -> nodes.add(isFresh.getOrDefault(mark, true)));
        if (nodes.isEmpty()) {
            nodes.add(fresh);
        }
        boolean out = true;
        for (Site.CellNode node : cell.nodes()) {
            boolean sum = true;
            for (List<Site> edges : node.edges()) {
                for (int from = 0; from < edges.size(); from++) {
                    sum &= forward(edges.get(from), nodes.get(from));
                }
            }
            nodes.add(forward(node.body(), sum));
            out = cell.output() == CellOutput.LAST ? nodes.getLast() : out && nodes.getLast();
        }
        return out;
    }

    /**
     * Walks from the outputs back.
     *
     * @param open whether what goes out meets no layer with weights further on
     * @return whether what comes in does not
     */
    private boolean backward(Site site, boolean open) {
        return switch (site) {
            case Site.Layer layer -> layer(layer, open, last);
            case Site.Chain chain -> backInOrder(chain.items(), open);
            case Site.Repeat repeat -> backInOrder(repeat.bodies(), open);
            case Site.Choice choice -> anyBack(choice.branches(), open);
            case Site.Switch selection -> anyBack(selection.branches().values(), open);
            case Site.When when -> anyBack(List.of(when.then(), when.otherwise()), open);
            case Site.Join join -> allBack(join.branches(), open);
            case Site.Residual residual -> backward(residual.body(), open);
            case Site.Bind bind -> backward(bind.body(), open);
            case Site.Heads heads -> anyBack(heads.heads().values(), open);
            case Site.Cell cell -> backward(cell, open);
            case Site.Merge _, Site.Mark _ -> open;
            case Site.From _ -> false;
        };
    }

    private boolean backInOrder(List<Site> sites, boolean open) {
        boolean in = open;
        for (Site site : sites.reversed()) {
            in = backward(site, in);
        }
        return in;
    }

    private boolean anyBack(Collection<Site> branches, boolean open) {
        boolean in = false;
        for (Site branch : branches) {
            in |= backward(branch, open);
        }
        return in;
    }

    private boolean allBack(Collection<Site> branches, boolean open) {
        boolean in = true;
        for (Site branch : branches) {
            in &= backward(branch, open);
        }
        return in;
    }

    private boolean backward(Site.Cell cell, boolean open) {
        int inputs = Math.max(1, cell.inputs().size());
        boolean[] isOpen = new boolean[inputs + cell.nodes().size()];
        for (int k = isOpen.length - 1; k >= inputs; k--) {
            Site.CellNode node = cell.nodes().get(k - inputs);
            boolean givesOutput = cell.output() != CellOutput.LAST || k == isOpen.length - 1;
            boolean sum = backward(node.body(), isOpen[k] || (open && givesOutput));
            for (List<Site> edges : node.edges()) {
                for (int from = 0; from < edges.size(); from++) {
                    isOpen[from] |= backward(edges.get(from), sum);
                }
            }
        }
        return cell.inputs().isEmpty() && isOpen[0];
    }
}
