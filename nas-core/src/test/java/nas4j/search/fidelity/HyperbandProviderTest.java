package nas4j.search.fidelity;

import nas4j.contract.SearcherContract;
import nas4j.search.SearcherProvider;

class HyperbandProviderTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new HyperbandProvider();
    }

    /** Not what is good, but which is. */
    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public long mostBytesPerTrial() {
        return 100;
    }
}
