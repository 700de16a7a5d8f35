package nas4j.predictors.linear;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class SvrPredictorTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new SvrProvider();
    }
}
