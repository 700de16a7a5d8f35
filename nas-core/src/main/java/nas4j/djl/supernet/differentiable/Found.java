package nas4j.djl.supernet.differentiable;

import java.util.List;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.space.Genotype;

/**
 * What a search ended in.
 *
 * @param genotype of the network, which is to be trained alone
 * @param epoch whose α it comes from, from 1: an earlier one if the search stopped before it collapsed
 * @param mixtures what has weights, in the order of each epoch's strengths
 * @param epochs all that were done
 */
public record Found(Genotype genotype, int epoch, List<Mixture> mixtures, List<SearchEpoch> epochs) {
    public Found {
        mixtures = List.copyOf(mixtures);
        epochs = List.copyOf(epochs);
    }
}
