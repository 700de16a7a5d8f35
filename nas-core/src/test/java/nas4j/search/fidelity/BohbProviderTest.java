package nas4j.search.fidelity;

import nas4j.contract.SearcherContract;
import nas4j.search.SearcherProvider;

class BohbProviderTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new BohbProvider();
    }

    /** Although it spends trials on promotions, which tell nothing new there. */
    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public long mostBytesPerTrial() {
        return 400;
    }

    /** Each asks a model, which looks at hundreds of others. */
    @Override
    public int manyTrials() {
        return 5_000;
    }
}
