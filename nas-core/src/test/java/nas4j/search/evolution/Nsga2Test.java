package nas4j.search.evolution;

import nas4j.contract.SearcherContract;
import nas4j.search.SearcherProvider;

class Nsga2Test implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new Nsga2Provider();
    }

    @Override
    public long mostBytesPerTrial() {
        return 24;
    }
}
