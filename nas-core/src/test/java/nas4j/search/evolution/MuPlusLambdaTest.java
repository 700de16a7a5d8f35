package nas4j.search.evolution;

import nas4j.contract.SearcherContract;
import nas4j.search.SearcherProvider;

class MuPlusLambdaTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new MuPlusLambdaProvider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 24;
    }
}
