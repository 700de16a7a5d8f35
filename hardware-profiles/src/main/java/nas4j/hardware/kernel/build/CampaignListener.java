package nas4j.hardware.kernel.build;

import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.model.ModelScores;

/** Is told how a {@link Campaign} goes. */
public interface CampaignListener {

    /** Something was found out about what the runtime joins. */
    void fusion(String text);

    /**
     * A network was measured, or could not be.
     *
     * @param seconds what all networks took so far
     */
    void measured(SampleNetwork network, double seconds);

    /** A model was learnt, and new networks will be drawn like those that it knows least. */
    void learnt(ModelScores scores);
}
