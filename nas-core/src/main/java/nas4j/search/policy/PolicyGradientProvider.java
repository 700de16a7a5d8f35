package nas4j.search.policy;

import java.util.List;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Setting;
import nas4j.search.Settings;

/** {@code policy-gradient}. */
public final class PolicyGradientProvider implements SearcherProvider {
    static final String NAME = "policy-gradient";

    private static final Setting RATE =
            Setting.number("learning-rate", "Step of the logits for an advantage of 1 (α).", 0.001, 10, 0.3);
    private static final Setting DECAY = Setting.number(
            "decay", "What is kept of the average loss, which is the baseline, at each answer.", 0, 0.999, 0.95);
    private static final Setting ENTROPY =
            Setting.number("entropy", "Weight of the entropy of the policy, which keeps it open (β).", 0, 10, 0.05);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Draws from a distribution over each decision, and shifts it to what was rewarded (REINFORCE).";
    }

    @Override
    public String whenToUse() {
        return "Thousands of cheap trials with a reward such as MnasNet's, and as the baseline of that literature.";
    }

    @Override
    public String paper() {
        return "Williams 1992, \"Simple statistical gradient-following algorithms for connectionist reinforcement"
                + " learning\"; Tan et al. 2019, \"MnasNet: platform-aware neural architecture search for mobile\"";
    }

    @Override
    public List<Setting> settings() {
        return List.of(RATE, DECAY, ENTROPY);
    }

    @Override
    public int mostObjectives() {
        return 1;
    }

    @Override
    public BlackBoxSearcher open(SearchProblem problem, Settings settings) {
        return new PolicyGradient(
                problem, settings.number(RATE.name()), settings.number(DECAY.name()), settings.number(ENTROPY.name()));
    }
}
