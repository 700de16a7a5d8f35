package nas4j.experiments.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.run.SupernetFailedException;
import nas4j.input.InputException;
import nas4j.space.CompileException;
import nas4j.space.InfeasibleSpaceException;
import nas4j.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong on standard error, and with which exit code the command ends. */
final class Problems implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        boolean verbose = command.getCommandSpec().root().userObject() instanceof Nas nas && nas.verbose();
        return report(problem, command.getErr(), verbose);
    }

    private static int report(Exception problem, PrintWriter err, boolean verbose) {
        err.println("nas: " + message(problem));
        if (verbose) {
            problem.printStackTrace(err);
        } else if (exitCode(problem) == ExitCodes.WORK_FAILED) {
            err.println("`nas --verbose …` shows where in the code.");
        }
        err.flush();
        return exitCode(problem);
    }

    private static String message(Exception problem) {
        Throwable cause = cause(problem);
        return switch (cause) {
            case NoSuchFileException missing -> "[" + missing.getFile() + "] does not exist";
            case AccessDeniedException denied -> "[" + denied.getFile() + "] may not be read or written";
            case InputException input -> String.valueOf(input.getMessage());
            case CompileException compile -> String.valueOf(compile.getMessage());
            case InfeasibleSpaceException infeasible -> String.valueOf(infeasible.getMessage());
            case StoreException store -> String.valueOf(store.getMessage());
            case SupernetFailedException failed -> String.valueOf(failed.getMessage());
            default -> cause.toString();
        };
    }

    /** What happened, without what passed it on. */
    private static Throwable cause(Throwable problem) {
        boolean onlyPassesOn = problem instanceof UncheckedIOException
                || problem instanceof ExecutionException
                || problem instanceof CompletionException;
        return onlyPassesOn && problem.getCause() != null ? cause(problem.getCause()) : problem;
    }

    private static int exitCode(Exception problem) {
        Throwable cause = cause(problem);
        boolean wrongInput = cause instanceof InputException
                || cause instanceof CompileException
                || cause instanceof InfeasibleSpaceException
                || cause instanceof NoSuchFileException
                || cause instanceof AccessDeniedException;
        return wrongInput ? ExitCodes.INPUT_WRONG : ExitCodes.WORK_FAILED;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("nas: " + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("`" + command.getCommandSpec().qualifiedName() + " --help` shows what is accepted.");
        }
        err.flush();
        return ExitCodes.INPUT_WRONG;
    }
}
