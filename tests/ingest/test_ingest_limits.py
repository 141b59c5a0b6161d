"""Pages and documents are parsed within limits; what exceeds them costs that input alone."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import PIPE
from threading import Timer
from time import monotonic, sleep
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from quotes.errors import IngestError, PipelineError
from quotes.ingest import read_articles, stop_worker
from quotes.ingest.article import Source
from quotes.ingest.confined import Worker
from quotes.ingest.kinds import Kind
from quotes.ingest.resident import resident_by_ps, resident_bytes
from quotes.settings import ReadingLimits, reading_limits
from quotes.types import Article, Failure

pytestmark = pytest.mark.slow  # starts processes, and waits for limits

AMPLE = ReadingLimits(seconds=60, mebibytes=1024)
SOURCE = Source("page.html")
SENTENCES = [f"“Bridge {number} stays shut until June,” said Ann Lee." for number in range(5)]
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEXT = "\n\n".join(SENTENCES)
PAGE = f"<html><body><article>{PARAGRAPHS}</article></body></html>"
# trafilatura asks each slash of a document type whether the rest ends with it.
SLOW = f"<!doctype{'/' * 300_000}\n{PAGE}"
# Busy for some seconds, in many small steps: one long one keeps every thread waiting.
BUSY = PAGE.replace("</article>", f"<table><tr>{'<td>x' * 15_000}</table></article>")
LARGE = PAGE.replace("</article>", f"<p {' '.join(f'a{at}=b' for at in range(400))}>x" * 2_000)

has_signals = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
tells_memory = pytest.mark.skipif(
    resident_bytes(os.getpid()) == 0, reason="the system does not tell what a process holds"
)


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


def parse(worker: Worker, page: str = PAGE, limits: ReadingLimits = AMPLE) -> str:
    return worker.parse(Kind.PAGE, page.encode(), SOURCE, limits).text


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(happened: Callable[[], bool]) -> bool:
    """Wait for something that happens at once, on the slowest of machines."""
    latest = monotonic() + 30
    while not happened() and monotonic() < latest:
        sleep(0.01)
    return happened()


@pytest.mark.parametrize(
    ("limit", "hostile", "words"),
    [
        pytest.param(
            ("QUOTES_READ_SECONDS", "4"),  # enough for a page on a busy machine
            SLOW,
            "took over 4 seconds to read: give its text instead, or raise the limit, "
            "QUOTES_READ_SECONDS",
            id="time",
        ),
        pytest.param(
            ("QUOTES_READ_MEMORY", "150"),
            LARGE,
            "needs over 150 MiB of memory: give its text instead, or raise the limit, "
            "QUOTES_READ_MEMORY",
            marks=tells_memory,
            id="memory",
        ),
    ],
)
def test_what_exceeds_a_limit_fails_and_the_run_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, str], hostile: str, words: str
) -> None:
    monkeypatch.setenv(*limit)
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(hostile)
    (folder / "c.html").write_text(PAGE)
    (folder / "d.txt").write_text("“It opens,” she said.")
    first, failure, second, text = read_articles(["a.html", "b.html", "c.html", "d.txt"])
    assert failure == Failure("b.html", words, "b.html")
    assert [item.text for item in (first, second, text) if isinstance(item, Article)] == [
        TEXT,
        TEXT,
        "“It opens,” she said.",
    ]


def test_one_process_reads_all(worker: Worker) -> None:
    assert worker.pid is None
    assert parse(worker) == TEXT
    first = worker.pid
    assert first is not None
    with pytest.raises(IngestError, match="no article found"):
        parse(worker, "<html><body>Menu</body></html>")
    assert parse(worker) == TEXT
    assert worker.pid == first


def test_starting_early_starts_one_process(worker: Worker) -> None:
    worker.start(Kind.DOCUMENT)
    first = worker.pid
    worker.start(Kind.PAGE)
    assert parse(worker) == TEXT
    assert worker.pid == first


@has_signals
def test_a_stopped_process_is_gone_and_another_one_starts(worker: Worker) -> None:
    parse(worker)
    first = worker.pid
    assert first
    worker.stop()
    assert worker.pid is None
    with pytest.raises(ChildProcessError):  # no zombie waits to be asked for its end
        os.waitpid(first, os.WNOHANG)
    assert parse(worker) == TEXT
    assert worker.pid not in (None, first)


@has_signals
def test_a_process_that_exceeds_a_limit_is_gone(worker: Worker) -> None:
    parse(worker)
    first = worker.pid
    assert first
    with pytest.raises(IngestError, match="took over 1 second"):
        parse(worker, SLOW, ReadingLimits(seconds=1, mebibytes=1024))
    with pytest.raises(ChildProcessError):
        os.waitpid(first, os.WNOHANG)


@has_signals
def test_a_process_that_dies_costs_what_it_was_reading(worker: Worker) -> None:
    parse(worker)
    assert worker.pid
    os.kill(worker.pid, signal.SIGSTOP)  # so that it dies while it is waited for
    Timer(0.2, os.kill, (worker.pid, signal.SIGKILL)).start()
    with pytest.raises(IngestError, match="ended the process that read it"):
        parse(worker)
    assert parse(worker) == TEXT


@has_signals
def test_a_process_that_died_between_two_inputs_costs_none(worker: Worker) -> None:
    parse(worker)
    first = worker.pid
    assert first
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert parse(worker) == TEXT


@pytest.mark.parametrize(
    ("piece", "most"),
    [
        pytest.param("<p>x", "20,000 elements", id="elements"),
        pytest.param("<table><tr><td>x</table>", "20,000 elements", id="tables"),
        pytest.param("<p>" * 5, "500,000 tags", id="tags"),
    ],
)
def test_a_page_of_more_than_any_article_is_refused_at_once(
    worker: Worker, piece: str, most: str
) -> None:
    page = PAGE.replace("</article>", piece * 120_000)
    with pytest.raises(IngestError, match=f"has over {most}, more than the page of an article"):
        parse(worker, page, ReadingLimits(seconds=60, mebibytes=400))


@tells_memory
def test_a_process_that_grew_to_half_its_limit_is_not_kept(worker: Worker) -> None:
    parse(worker)
    first = worker.pid
    half = resident_bytes(first or 0) >> 20
    large = PAGE.replace("</article>", "<p>x" * 10_000 + "</article>")
    assert parse(worker, large, ReadingLimits(seconds=60, mebibytes=2 * half)).startswith(TEXT)
    assert worker.pid is None


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param("<b>" * 100_000, id="unclosed"),
        pytest.param("<div>" * 100_000 + "</div>" * 100_000, id="closed"),
    ],
)
def test_a_page_too_deep_is_not_read_in_part(worker: Worker, deep: str) -> None:
    page = PAGE.replace("</article>", f"{deep}<p>“It opens,” she said.</p></article>")
    with pytest.raises(IngestError, match="has too many elements within one another to"):
        parse(worker, page)
    long = PAGE.replace("</article>", f"<p>{'word ' * 2_100_000}</article>")
    with pytest.raises(IngestError, match="has too long a piece of text or code to"):
        parse(worker, long)
    nested = f"<html><body>{'<div>' * 200}{PARAGRAPHS}{'</div>' * 200}"
    assert parse(worker, nested) == TEXT


def test_a_document_whose_text_unpacks_to_much_is_refused(worker: Worker) -> None:
    packed = pack({"word/document.xml": bytes(24_000_000)})
    with pytest.raises(IngestError, match="unpacks to over 20,000,000 bytes without its photos"):
        worker.parse(Kind.DOCUMENT, packed, SOURCE, AMPLE)


def test_photos_of_a_document_are_not_unpacked(worker: Worker) -> None:
    packed = pack({"word/media/image1.png": bytes(30_000_000)})
    assert worker.parse(Kind.DOCUMENT, packed, SOURCE, AMPLE).text == "“It opens,” she said."


def test_a_document_packed_in_an_unusual_way_is_refused(worker: Worker) -> None:
    packed = pack({"word/document.xml": bytes(30_000_000)}, ZIP_BZIP2)
    with pytest.raises(IngestError, match="is not a Word document, or is damaged"):
        worker.parse(Kind.DOCUMENT, packed, SOURCE, AMPLE)


def pack(changed: Mapping[str, bytes], packed_by: int = ZIP_DEFLATED) -> bytes:
    """Return a Word document with other or more parts than it needs."""
    document = Document()
    document.add_paragraph("“It opens,” she said.")
    stream, made = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with ZipFile(stream) as given, ZipFile(made, "w", packed_by) as parts:
        for name in dict.fromkeys((*given.namelist(), *changed)):
            parts.writestr(name, changed[name] if name in changed else given.read(name))
    return made.getvalue()


@has_signals
@pytest.mark.parametrize("page", [pytest.param(PAGE, id="idle"), pytest.param(BUSY, id="busy")])
def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(page)
    script = (
        "import os, threading; from quotes.ingest import confined, kinds, article; "
        "from quotes.settings import reading_limits as limits; worker = confined.Worker(); "
        "worker.start(kinds.Kind.PAGE); print(worker.pid, flush=True); "
        "data = open('page.html', 'rb').read(); "
        "worker.parse(kinds.Kind.PAGE, data, article.Source('page.html'), limits()); "
        "print('parsed', flush=True); input()"
    )
    command = [sys.executable, "-c", script]
    reading = subprocess.Popen(command, cwd=tmp_path, stdin=PIPE, stdout=PIPE, text=True)
    with reading:
        assert reading.stdout
        pid = int(reading.stdout.readline())
        if page is PAGE:
            assert reading.stdout.readline() == "parsed\n"
        else:
            sleep(0.5)
        reading.kill()
    assert wait_for(lambda: not is_running(pid))


@has_signals
def test_an_interruption_ends_the_reading(folder: Path) -> None:
    (folder / "slow.html").write_text(SLOW)
    script = (
        # What runs in the background of a shell ignores it.
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from quotes.ingest import read_articles\n"
        "found = read_articles(['slow.html'])\n"
        "try:\n"
        "    print('reading', flush=True)\n"
        "    next(found)\n"
        "except KeyboardInterrupt: print('interrupted')"
    )
    reading = subprocess.Popen([sys.executable, "-c", script], stdout=PIPE, text=True)
    with reading:
        assert reading.stdout
        assert reading.stdout.readline() == "reading\n"
        sleep(0.5)
        reading.send_signal(signal.SIGINT)
        assert reading.stdout.readline() == "interrupted\n"
    assert reading.returncode == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system copies no processes")
def test_copies_of_a_process_don_t_read_each_others_answers(folder: Path) -> None:
    for number in range(8):
        (folder / f"{number}.html").write_text(PAGE.replace("Bridge", f"Bridge {number}:"))
    script = (
        "from multiprocessing import get_context; from quotes import read_articles\n"
        "def read(name): return [name[0], next(read_articles([name])).text[8:10]]\n"
        "read('0.html')\n"
        "names = [f'{number}.html' for number in range(8)] * 4\n"
        "with get_context('fork').Pool(4) as pool: found = pool.map(read, names)\n"
        "print(found == [[name[0], f'{name[0]}:'] for name in names])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


def test_reading_can_be_stopped_at_any_time(folder: Path) -> None:
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(PAGE)
    found = read_articles(["a.html", "b.html"])
    stop_worker()
    texts = []
    for item in found:
        stop_worker()
        texts.append(item.text if isinstance(item, Article) else item.message)
    assert texts == [TEXT, TEXT]


@tells_memory
def test_all_ways_of_asking_for_memory_agree(worker: Worker) -> None:
    parse(worker)
    assert worker.pid
    asked = resident_by_ps(worker.pid)
    assert asked == pytest.approx(resident_bytes(worker.pid), rel=0.1)
    worker.stop()


def test_nobody_holds_memory_who_is_gone(worker: Worker) -> None:
    parse(worker)
    pid = worker.pid
    assert pid
    worker.stop()
    assert resident_bytes(pid) == 0


@pytest.mark.parametrize("variable", ["QUOTES_READ_SECONDS", "QUOTES_READ_MEMORY"])
@pytest.mark.parametrize("value", ["0", "-1", "a minute", "1.5"])
def test_a_limit_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(PipelineError, match=f"{variable} is '{value}': give a whole number"):
        reading_limits()


def test_limits_are_as_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTES_READ_SECONDS", raising=False)
    monkeypatch.setenv("QUOTES_READ_MEMORY", "512")
    assert reading_limits() == ReadingLimits(seconds=60, mebibytes=512)
    assert reading_limits(8) == ReadingLimits(seconds=8, mebibytes=512)
    monkeypatch.setenv("QUOTES_READ_SECONDS", "90")
    assert reading_limits(8) == ReadingLimits(seconds=90, mebibytes=512)
