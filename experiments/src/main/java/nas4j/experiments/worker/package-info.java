/**
 * Evaluations in processes of their own: a network that takes its process down costs one trial.
 *
 * <p>Parent and worker speak in {@link nas4j.experiments.worker.Frame}s over the worker's standard input and output. The
 * parent keeps the queue; a worker has one job at a time. To let workers evaluate in another way, implement
 * {@link nas4j.experiments.worker.EvaluatorProvider} and name it in {@code META-INF/services}.
 */
@NullMarked
package nas4j.experiments.worker;

import org.jspecify.annotations.NullMarked;
