"""Validation in a process of its own, with limits on time and memory that no SQL of a package can pass.

DuckDB cannot be interrupted inside some functions, and allocates past its own memory limit in others. So the operating system sets
the limits: the parent ends the process of a rule that runs too long, and the kernel refuses memory beyond a bound.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

try:
    import resource
except ImportError:  # Windows: only the limit on time applies there.
    resource = None  # type: ignore[assignment]

from latticework.validate.model import Run, Verdict, nobody

SECONDS_PER_RULE = 60
BYTES_OF_MEMORY = 4 * 2**30


def validate_with_limits(run: Run) -> Verdict:
    """Return what `validate` returns for the package, whatever its rules do.

    A rule that breaks a limit is left out, reported as an error, and the others run once more. Raises LookupError as `validate` does.
    """
    while True:
        outcome, running, reason = _attempt(run)
        if isinstance(outcome, Exception):
            raise outcome
        if outcome is not None:
            return outcome
        if len(running) == 1 or (running and run.one_by_one):
            run = replace(run, stopped=run.stopped | dict.fromkeys(running, reason))
        elif running and not run.one_by_one:
            run = replace(run, one_by_one=True)
        else:
            raise ChildProcessError(f"the validation process ended unexpectedly ({reason})")


def _attempt(run: Run) -> tuple[Verdict | Exception | None, list[str], str]:
    """Return the outcome of one process; without one, the rules that were running at its end and why it ended."""
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(replace(run, step=nobody, started=nobody, ended=nobody), send))
    _start_without_interruptions(child)
    send.close()
    running: dict[str, float] = {}
    try:
        while receive.poll(_seconds_left(running)):
            kind, what = receive.recv()
            if kind == "started":
                running[what] = time.monotonic()
            elif kind == "ended":
                running.pop(what, None)
            elif kind == "step":
                run.step(what)
            else:
                return what, [], ""
        slow = [rule for rule, since in running.items() if time.monotonic() - since >= SECONDS_PER_RULE]
        return None, slow, f"ran longer than {SECONDS_PER_RULE} seconds"
    except EOFError:
        child.join()
        return None, list(running), f"ended its process, exit code {child.exitcode}"
    finally:
        child.kill()
        child.join()


def _start_without_interruptions(child: BaseProcess) -> None:
    """Start the process so that it never hears Ctrl-C, not even while it starts: the parent does, and ends it."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child.start()
    finally:
        signal.signal(signal.SIGINT, heard)


def _seconds_left(running: dict[str, float]) -> float | None:
    """Return how long the slowest rule may still run, in seconds; None when no rule is running."""
    return max(0.0, min(running.values()) + SECONDS_PER_RULE - time.monotonic()) if running else None


def _work(run: Run, send: Connection) -> None:
    # Only this process needs the engines: the one that waits for it starts sooner without them.
    from latticework.validate.run import validate

    if resource:
        resource.setrlimit(resource.RLIMIT_DATA, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))

    def tell(kind: str) -> Callable[[str], None]:
        return lambda what: send.send((kind, what))

    try:
        send.send(("done", validate(replace(run, step=tell("step"), started=tell("started"), ended=tell("ended")))))
    except (LookupError, OSError) as error:
        send.send(("done", error))
    except Exception as error:
        send.send(("done", ChildProcessError(f"internal error, please report it: {type(error).__name__}: {error}")))
