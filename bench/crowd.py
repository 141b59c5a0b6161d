"""How long it takes to find speakers among very many: a store made up of invented names."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import Connection, insert, text

from quotes.errors import NotFoundError
from quotes.names.parse import blocks, read_name
from quotes.store import open_store, upgrade_store
from quotes.store.engine.database import Database, read_target
from quotes.store.schema.tables import AliasRow, EntityRow, SpeakerBlockRow, SpeakerRow
from quotes.store.store import Store
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
)

SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "za",
    "dan",
    "fer",
    "gol",
    "hin",
    "jor",
    "kas",
    "lem",
    "mir",
    "nos",
    "pel",
]
READER = ReaderInfo("bench", "1")
PER_SPEAKER = 10
# Articles that are added to a crowd, each with so many names: half of them known.
ARTICLES, NAMES = 30, 10
SIZES = (1_000, 100_000)


def measure_crowd(folder: Path) -> Iterator[str]:
    """Yield lines of the table: adding an article among few and among many speakers."""
    took = {}
    for speakers in SIZES:
        path = build_crowd(folder / f"crowd{speakers}.db", speakers)
        with open_store(path, writable=True) as store:
            took[speakers] = median(_add(store, number, speakers) for number in range(ARTICLES))
    few, many = (took[size] for size in SIZES)
    yield (
        f"| add an article with {NAMES} names: {SIZES[0] * PER_SPEAKER:,} quotations of "
        f"{SIZES[0]:,} speakers in the store | {few:.4f} | 1 | |"
    )
    yield (
        f"| the same: {SIZES[1] * PER_SPEAKER:,} quotations of {SIZES[1]:,} speakers "
        f"| {many:.4f} | {many / few:.2f} of that | |"
    )
    with open_store(path) as store:
        for name in (_name(777), _misspell(_name(777)), "Nobody Atall"):
            yield f"| look {name!r} up among {SIZES[1]:,} | {_match(store, name):.4f} | | |"


def build_crowd(path: Path, speakers: int) -> Path:
    """Make a store of invented speakers, each with ten quotations of a few words."""
    upgrade_store(path)
    database = Database(read_target(path), writable=True)
    with database.writing() as connection:
        _insert_articles(connection, speakers)
        _insert_speakers(connection, speakers)
        connection.execute(text("ANALYZE"))
    database.close()
    return path


def _insert_articles(connection: Connection, speakers: int) -> None:
    """Write an article for each speaker, with its quotations, in statements of SQL."""
    quotations = speakers * PER_SPEAKER
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
    article = f"((i - 1) / {PER_SPEAKER} + 1)"
    for count, statement in (
        (speakers, "INSERT INTO article (id, identity, label) SELECT i, 'a' || i, 'a' || i FROM n"),
        (
            speakers,
            "INSERT INTO revision (id, article_id, number, newest, sha256, authors, language,"
            " origin, extra, added_at, text)"
            " SELECT i, i, 1, 1, 'h' || i, '[]', 'en', 'bench', '{}', '2026-01-01', 'words' FROM n",
        ),
        (
            speakers,
            "INSERT INTO reading (id, revision_id, reader, version, weights, read_at)"
            " SELECT i, i, 'bench', '1', '', '2026-01-01' FROM n",
        ),
        (
            quotations,
            "INSERT INTO quotation (id, revision_id, content_key, content_start, content_end,"
            f" wording) SELECT i, {article}, i, 0, 5, 'words ' || i FROM n",
        ),
        (
            quotations,
            "INSERT INTO finding (reading_id, quotation_id, kind, mode, shown, confidence, rule,"
            f" cue, source, evidence) SELECT {article}, i, 'indirect', 'speech', 1, 1, 'bench',"
            " '[]', '[]', '[]' FROM n",
        ),
        (
            quotations,
            "INSERT INTO attribution (reading_id, quotation_id, status, confidence, evidence)"
            f" SELECT {article}, i, 'named', 1, '[]' FROM n",
        ),
    ):
        connection.execute(text(f"{numbers} {statement}"), {"count": count})


def _insert_speakers(connection: Connection, speakers: int) -> None:
    names = [_name(number) for number in range(1, speakers + 1)]
    keys = [read_name(name) for name in names]
    told = {"initials": "", "kind": SpeakerKind.PERSON, "roles": ["senator"], "seats": []}
    looked_up = [{"name_key": key.key, "surname_key": key.surname} for key in keys]
    rows = [
        {"id": number, "name": name, "canonical_id": number, **told, **keys_}
        for number, (name, keys_) in enumerate(zip(names, looked_up, strict=True), start=1)
    ]
    connection.execute(insert(SpeakerRow), rows)
    rows = [
        {"speaker_id": number, "name": name, **keys_}
        for number, (name, keys_) in enumerate(zip(names, looked_up, strict=True), start=1)
    ]
    connection.execute(insert(AliasRow), rows)
    rows = [
        {"block": block, "speaker_id": number}
        for number, key in enumerate(keys, start=1)
        for block in blocks(key)
    ]
    connection.execute(insert(SpeakerBlockRow), rows)
    rows = [
        {"id": number, "reading_id": number, "name": name, "speaker_id": number, **told}
        for number, name in enumerate(names, start=1)
    ]
    connection.execute(insert(EntityRow), rows)
    for statement in (
        "INSERT INTO attribution_speaker SELECT reading_id, quotation_id, 0, reading_id"
        " FROM attribution",
        "INSERT INTO shown_speaker SELECT quotation_id, 0, reading_id FROM attribution",
    ):
        connection.execute(text(statement))


def _name(number: int) -> str:
    """Return a name that no other number has, of invented syllables."""
    words = []
    for lead in ("", "x"):
        syllables = []
        for _ in range(3):
            number, digit = divmod(number, len(SYLLABLES))
            syllables.append(SYLLABLES[digit])
        words.append((lead + "".join(syllables)).capitalize())
    return " ".join(words)


def _misspell(name: str) -> str:
    """Double the last letter but one."""
    return name[:-1] + name[-2:]


def _add(store: Store, number: int, speakers: int) -> float:
    """Add an article of names, half of them known; return the seconds."""
    known = [_name((number * 31 + one * 7) % speakers + 1) for one in range(NAMES // 2)]
    names = [*known, *(f"New{number} {_name(one + 5)}" for one in range(NAMES - len(known)))]
    spans = [(one * 20, one * 20 + 10) for one in range(NAMES)]
    attributions = tuple(
        Attribution(
            Quotation(QuotationKind.INDIRECT, (CharSpan(*span),)),
            (Profile(name, SpeakerKind.PERSON, roles=("senator",)),),
            SpeakerStatus.NAMED,
            0.9,
        )
        for name, span in zip(names, spans, strict=True)
    )
    article = Article(f"new{number}", "word " * 60 + str(number), "bench")
    start = perf_counter()
    store.add(Reading(article, READER, attributions))
    return perf_counter() - start


def _match(store: Store, name: str) -> float:
    seconds = []
    for _ in range(5):
        start = perf_counter()
        with suppress(NotFoundError):
            store.match_speaker(name)
        seconds.append(perf_counter() - start)
    return median(seconds)
