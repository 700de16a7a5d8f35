package nas4j.predictors.wl;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class WlTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new WlProvider();
    }
}
