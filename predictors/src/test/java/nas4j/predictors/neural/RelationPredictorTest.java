package nas4j.predictors.neural;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;

class RelationPredictorTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new RelationProvider();
    }
}
