package nas4j.predictors.forest;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class RandomForestTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new RandomForestProvider();
    }
}
