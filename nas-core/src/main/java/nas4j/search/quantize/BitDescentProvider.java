package nas4j.search.quantize;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code bit-descent}. */
public final class BitDescentProvider implements SearcherProvider {
    static final String NAME = "bit-descent";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Lowers the bits of one network, each time where the least is lost for what is saved.";
    }

    @Override
    public String whenToUse() {
        return "As the baseline of searches that decide on bits as well as on the network.";
    }

    @Override
    public String paper() {
        return "Schaefer et al. 2023, \"Mixed precision post training quantization of neural networks with sensitivity guided"
                + " search\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public int mostObjectives() {
        return 2;
    }

    @Override
    public boolean beginsAtGiven() {
        return true;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new BitDescent(problem);
    }
}
