package nas4j.predictors.djl;

import nas4j.contract.PredictorContract;
import nas4j.predict.PredictorProvider;
import org.junit.jupiter.api.Tag;

@Tag("engine")
@Tag("slow")
class GraphNetworkTest implements PredictorContract {
    @Override
    public PredictorProvider provider() {
        return new GraphNetworkProvider();
    }
}
