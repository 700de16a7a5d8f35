package nas4j.predictors.neural;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class EnsembleTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new EnsembleProvider();
    }
}
