package nas4j.predictors.gp;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class GaussianProcessTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new GaussianProcessProvider();
    }
}
