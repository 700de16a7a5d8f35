package nas4j.predictors.linear;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class RidgePredictorTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new RidgeProvider();
    }
}
