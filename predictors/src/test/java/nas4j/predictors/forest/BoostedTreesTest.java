package nas4j.predictors.forest;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class BoostedTreesTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new BoostedTreesProvider();
    }
}
