"""Parsing pages and documents within limits of time and memory, in a process of its own.

Whatever a file does to the libraries that parse it, it costs that file alone: the process is
ended, and the next file gets another one.
"""

import atexit
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Event, Lock, Thread
from time import monotonic
from typing import IO

from quotes.errors import IngestError
from quotes.ingest.article import Content, Details, Source
from quotes.ingest.kinds import Kind
from quotes.ingest.resident import resident_bytes
from quotes.settings import ReadingLimits, reading_limits
from quotes.text.inflection import count_of

# Not by multiprocessing, which would run the caller's own program again.
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[2:]; from quotes.ingest.worker import serve; "
    "serve(sys.argv[1])"
)
_SECONDS_TO_START = 60
# The largest pages that are read take half of it; documents and PDF files may be honest books.
_PAGE_SECONDS = 8
_ADVICE = "give its text instead, or raise the limit,"
_ENDED = (
    "ended the process that read it: the file is damaged, or needs more memory than there is; "
    "save it again, or give its text"
)
# Asking the system takes a few milliseconds where it has no files about processes.
_INTERVAL = 0.02 if Path("/proc/self/statm").exists() else 0.25


class Worker:
    """A process that parses one page or document at a time, and starts when first needed.

    Threads may share one. It ends with :meth:`stop`, or by itself when this process ends.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process that runs now, if any."""
        return self._process.pid if self._process else None

    def start(self, kind: Kind) -> None:
        """Start the process if it doesn't run, and don't wait until it can parse that kind."""
        with self._lock:
            self._running(kind)

    def parse(self, kind: Kind, data: bytes, source: Source, limits: ReadingLimits) -> Content:
        """Return what a page or document holds.

        Raises:
            IngestError: It can't be read, or not within the limits.
        """
        request = {"kind": kind, "seconds": limits.seconds, "size": len(data)}
        header = json.dumps({**request, "source": asdict(source)}).encode()
        with self._lock:
            process = self._running(kind)
            try:
                starting = _Watch(process, ReadingLimits(_SECONDS_TO_START, limits.mebibytes))
                starting.await_line(header + b"\n" + data)
                watch = _Watch(process, limits)
                answer = watch.await_line()
            except BaseException:
                self._end()
                raise
            if watch.peak > limits.mebibytes << 19:
                self._end()  # half the limit: little room would be left for the next one
        return _read_answer(answer)

    def stop(self) -> None:
        """End the process; it starts again when it is needed."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Leave the process to the one that this process is a copy of: two can't talk to it."""
        self._lock = Lock()
        if self._process:
            for stream in _streams(self._process):
                stream.close()
            self._process.returncode = 0
        self._process = None

    def _running(self, kind: Kind) -> Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self._end()
        if not self._process:
            self._process = _start(kind)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


class _Watch:
    """Waits for a process, and ends it when it takes too long or too much memory.

    Attributes:
        peak: How many bytes the process held, as far as was seen.
    """

    def __init__(self, process: Popen[bytes], limits: ReadingLimits) -> None:
        self.peak = 0
        self._process = process
        self._limits = limits
        self._done = Event()
        self._exceeded: str | None = None

    def await_line(self, request: bytes = b"") -> bytes:
        """Send a request, if any, and return the line that the process gives.

        Raises:
            IngestError: It gives none, or not within the limits.
        """
        watch = Thread(target=self._watch, daemon=True)
        watch.start()
        try:
            line = _exchange(self._process, request)
        finally:
            self._done.set()
            watch.join()
        if line.endswith(b"\n") and not self._exceeded:
            return line
        raise IngestError(self._exceeded or _ENDED)

    def _watch(self) -> None:
        deadline = monotonic() + self._limits.seconds
        while not self._done.wait(_INTERVAL):
            self.peak = max(self.peak, resident_bytes(self._process.pid))
            if self.peak > self._limits.mebibytes << 20:
                memory = f"{self._limits.mebibytes:,} MiB"
                self._exceeded = f"needs over {memory} of memory: {_ADVICE} QUOTES_READ_MEMORY"
            elif monotonic() > deadline:
                time = count_of(self._limits.seconds, "second")
                self._exceeded = f"took over {time} to read: {_ADVICE} QUOTES_READ_SECONDS"
            if self._exceeded:
                self._process.kill()
                return


def _start(kind: Kind) -> Popen[bytes]:
    path = map(os.path.abspath, sys.path)
    command = [sys.executable, "-P", "-c", _PROGRAM, kind, *path]
    try:
        # Elsewhere than in the working folder, which nobody could remove on Windows.
        return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=Path(__file__).parent)
    except OSError as exc:
        message = f"can't be read: the process for it does not start ({exc.strerror or exc})"
        raise IngestError(message) from exc


def _streams(process: Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin, "opened with the process"
    assert process.stdout, "opened with the process"
    return process.stdin, process.stdout


def _exchange(process: Popen[bytes], request: bytes) -> bytes:
    """Send a request and return the line that answers it, or less if the process ends."""
    stdin, stdout = _streams(process)
    try:
        stdin.write(request)
        stdin.flush()
        return stdout.readline()
    except OSError:
        return b""


def _read_answer(line: bytes) -> Content:
    answer = json.loads(line)
    if "error" in answer:
        raise IngestError(answer["error"])
    details = answer["details"]
    return Content(answer["text"], Details(**{**details, "authors": tuple(details["authors"])}))


# One for all: it takes as long to start as many pages take to read.
_WORKER = Worker()
atexit.register(_WORKER.stop)
if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_WORKER.forget)


def start_worker(kind: Kind) -> None:
    """Start the process that parses, where it doesn't run, so that it is ready in time.

    Raises:
        IngestError: It can't be started.
    """
    _WORKER.start(kind)


def stop_worker() -> None:
    """End the process that parses pages and documents; the next one starts it again.

    It also ends with the program that reads them.
    """
    _WORKER.stop()


def parse(kind: Kind, data: bytes, source: Source) -> Content:
    """Return what a page or document holds, within the limits that the environment sets.

    Raises:
        IngestError: It can't be read, or not within the limits.
    """
    limits = reading_limits(_PAGE_SECONDS) if kind is Kind.PAGE else reading_limits()
    return _WORKER.parse(kind, data, source, limits)
