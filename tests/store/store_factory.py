"""Articles and readings for the store's tests, written with their quotations marked."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine

from quotes.settings import database_url
from quotes.store import Store
from quotes.store.upgrade import migrations_path
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Mode,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerStatus,
    Stance,
)

READER = ReaderInfo("rules", "1")

# What fills an open store, and what fills the one at a target with that.
Fill = Callable[[Store], None]
FillTarget = Callable[[str, Fill], None]

SHIPS = "The ships in the harbour will not leave before the mines are cleared"
SHIPS_TRIMMED = "will not leave before the mines are cleared"
SHIPS_REWORDED = "The ships in the harbour will never leave before all the mines are cleared"
BRIDGE = "Nobody has crossed the northern bridge since the flood carried its railing away"


def make_article(text: str, name: str = "a.txt", **fields: object) -> Article:
    """Return an article from a file, which is what it is known by unless it has an address."""
    given = {"origin": f"inbox/{name}", "place": f"/inbox/{name}"} | fields
    return Article(id=name, text=text, **given)  # type: ignore[arg-type]


def attribute(
    text: str,
    *parts: str,
    speakers: Sequence[str | Profile] = (),
    kind: QuotationKind = QuotationKind.DIRECT,
    mode: Mode = Mode.SPEECH,
    stance: Stance = Stance.SAID,
    carriers: Sequence[str] = (),
    cue: str = "",
    confidence: float = 1.0,
    speaker_confidence: float = 0.5,
) -> Attribution:
    """Attribute the parts, each found at its first place in the text."""
    spans = [CharSpan(text.index(part), text.index(part) + len(part)) for part in parts]
    quotation = Quotation(
        kind,
        tuple(spans),
        cue=(CharSpan(text.index(cue), text.index(cue) + len(cue)),) if cue else (),
        mode=mode,
        stance=stance,
        carriers=tuple(CharSpan(text.index(one), text.index(one) + len(one)) for one in carriers),
        rule="test",
        confidence=confidence,
        evidence=("marks",),
    )
    status = SpeakerStatus.NAMED if speakers else SpeakerStatus.UNKNOWN
    named = tuple(Profile(one) if isinstance(one, str) else one for one in speakers)
    return Attribution(quotation, named, status, speaker_confidence, None, ("by name",))


def make_reading(
    text: str,
    name: str = "a.txt",
    *,
    speakers: Sequence[str | Profile] = ("Ada Brown",),
    reader: ReaderInfo = READER,
    **fields: object,
) -> Reading:
    """Return a reading in which all that stands between curly marks is one direct quotation."""
    marked = re.findall("“([^”]+)”", text)
    attributions = [attribute(text, wording, speakers=speakers) for wording in marked]
    return Reading(make_article(text, name, **fields), reader, tuple(attributions))


def says(*wordings: str) -> str:
    """Return an article's text with these wordings in marks."""
    return "\n".join(f"“{wording},” she said." for wording in wordings)


def downgrade(target: str, revision: str) -> None:
    """Bring a store's tables back to an older revision."""
    engine = create_engine(database_url(target), poolclass=NullPool)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations_path()))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def content(store: Store) -> dict[str, Any]:
    """Return all that a store shows, without the numbers of rows."""
    details = [store.speaker(f"#{record.id}") for record in store.speakers()]
    return {
        "articles": sorted((one.article, one.quotations) for one in store.articles()),
        "quotations": sorted(
            (one.article, one.wording, one.speakers, one.status, one.confidence)
            for one in store.quotations()
        ),
        "speakers": sorted(
            (
                one.speaker.name,
                one.speaker.kind,
                one.speaker.gender,
                one.speaker.quotations,
                one.speaker.articles,
                one.roles,
                one.seats,
                tuple((alias.name, alias.articles) for alias in one.aliases),
                one.joined,
            )
            for one in details
        ),
        "families": sorted(
            (family.speaker or "", [(member.article, member.text) for member in family.members])
            for family in store.families()
        ),
        "suggestions": sorted(
            (one.action, one.speaker.name, one.other.name, one.score, one.reasons)
            for one in store.suggestions()
        ),
    }
