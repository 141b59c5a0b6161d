"""The command groups: the one place where an error becomes a line and an exit status."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from quotes.commands._console import note
from quotes.errors import QuotesError
from quotes.text.shown import one_line

FINDINGS = 1
NOTHING_DONE = 2
INTERRUPTED = 130  # what a shell reports of a program that SIGINT ended
PIPE_CLOSED = 141  # the same for SIGPIPE
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Show the help if no command is given."""
        return super().parse_args(ctx, args or ["--help"])

    def main(self, args: Sequence[str] | None = None, *more: Any, **settings: Any) -> Any:
        """Run one command line and exit with its status."""
        settings["standalone_mode"] = False
        try:
            status = super().main(args, *more, **settings)
        except typer.TyperException as exc:
            note(_usage_message(exc))
            status = NOTHING_DONE
        except typer.Abort:
            note("Nothing was changed.")
            status = NOTHING_DONE
        sys.exit(status or 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the arguments name."""
        _accept_any_character()
        try:
            try:
                super().invoke(ctx)
            finally:
                sys.stdout.flush()  # so that what can't be written is known before the status
        except QuotesError as exc:
            note(f"Error: {exc}")
            raise typer.Exit(NOTHING_DONE) from exc
        except KeyboardInterrupt as exc:
            note("Interrupted.")
            raise typer.Exit(INTERRUPTED) from exc
        except BrokenPipeError as exc:
            _abandon_stdout()
            raise typer.Exit(PIPE_CLOSED) from exc
        except OSError as exc:
            if exc.errno not in _NO_ROOM:
                raise
            _abandon_stdout()
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


def _abandon_stdout() -> None:
    """Keep Python from complaining at exit about what the closed pipe did not take."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
