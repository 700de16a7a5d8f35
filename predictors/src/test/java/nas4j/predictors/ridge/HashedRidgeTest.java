package nas4j.predictors.ridge;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class HashedRidgeTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new HashedRidgeProvider();
    }
}
