"""The command groups: the one place where an error becomes a line and an exit status."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from quotes.commands._console import abandon, note
from quotes.errors import QuotesError
from quotes.text.shown import one_line

FINDINGS = 1
NOTHING_DONE = 2
INTERRUPTED = 130  # what a shell reports of a program that SIGINT ended
PIPE_CLOSED = 141  # the same for SIGPIPE
_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


class DefaultingGroup(TyperGroup):
    """A group that runs a default command if none is named."""

    default: ClassVar[str]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Insert the default command before bare options, unless they ask for help."""
        bare = not args or args[0].startswith("-")
        if bare and not ctx.resilient_parsing and not set(args[:1]) & set(ctx.help_option_names):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


class ListingGroup(DefaultingGroup):
    """A group of commands whose bare name lists what it is about."""

    default = "list"


class StateGroup(DefaultingGroup):
    """A group of commands on the database; its bare name shows the current state."""

    default = "current"


class QuotesGroup(TyperGroup):
    """The whole program: each expected failure is one line on standard error.

    Typer would draw a box around a wrong option and treat a closed pipe as a failure; one line
    and the usual exit status serve both people and scripts better.
    """

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> Any:
        """Run one command line and exit with its status."""
        settings["standalone_mode"] = False
        _open_closed_streams()
        _accept_any_character()
        try:
            status = super().main(args, *more, **settings)
        except typer.TyperException as exc:
            note(_usage_message(exc))
            status = NOTHING_DONE
        except typer.Abort:
            note("Nothing was changed.")
            status = NOTHING_DONE
        sys.exit(status or 0)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Show the help if no command is given; some options write and exit here already."""
        with _faults_as_status():
            return super().parse_args(ctx, args or ["--help"])

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the arguments name."""
        with _faults_as_status():
            super().invoke(ctx)


@contextmanager
def _faults_as_status() -> Iterator[None]:
    """Turn each expected failure into a line on standard error and an exit status."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()  # so that what can't be written is known before the status
    except QuotesError as exc:
        note(f"Error: {exc}")
        raise typer.Exit(NOTHING_DONE) from exc
    except KeyboardInterrupt as exc:
        note("Interrupted.")
        raise typer.Exit(INTERRUPTED) from exc
    except BrokenPipeError as exc:
        abandon(sys.stdout)
        raise typer.Exit(PIPE_CLOSED) from exc
    except OSError as exc:
        if exc.errno not in _UNWRITABLE:
            raise
        abandon(sys.stdout)
        note(f"Error: the output can't be written: {exc.strerror}")
        raise typer.Exit(NOTHING_DONE) from exc


def _usage_message(exc: typer.TyperException) -> str:
    """Return what is wrong with the command line, on one line, and where to find help."""
    message = one_line(exc.format_message()).rstrip(".")
    ctx: typer.Context | None = getattr(exc, "ctx", None)
    return f"Error: {message}" + (f". See: {ctx.command_path} --help" if ctx else "")


def _accept_any_character() -> None:
    """Let a terminal that lacks a character show its code point instead of failing."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def _open_closed_streams() -> None:
    """Open what the shell closed, so that no other file takes its number.

    Nothing comes from such an input, writing to such an output fails as it does on a full disk,
    and what is written to a closed standard error is lost.
    """
    if sys.stdin is None:
        sys.stdin = _open_null(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _open_null(os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _open_null(os.O_WRONLY, "w")


def _open_null(flags: int, mode: str) -> Any:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8")
