"""The JSON shapes of speakers and suggestions."""

from typing import TYPE_CHECKING, Any

from quotes.interchange.decisions import decision_object

if TYPE_CHECKING:
    from quotes.store import (
        SpeakerDetail,
        SpeakerRecord,
        Suggestion,
    )

JsonObject = dict[str, Any]

SPEAKER_FIELDS = ("id", "speaker", "kind", "gender", "quotations", "articles", "outlets")
SUGGESTION_FIELDS = ("action", "score", "speaker_id", "speaker", "other_id", "other", "reasons")


def speaker_object(record: "SpeakerRecord") -> JsonObject:
    """Return a named speaker with the counts of what queries show."""
    return {
        "id": record.id,
        "speaker": record.name,
        "kind": record.kind.value,
        "gender": record.gender.value,
        "quotations": record.quotations,
        "articles": record.articles,
        "outlets": record.outlets,
    }


def speaker_detail_object(detail: "SpeakerDetail") -> JsonObject:
    """Return all that the store knows of one speaker."""
    return speaker_object(detail.speaker) | {
        "roles": list(detail.roles),
        "seats": list(detail.seats),
        "aliases": [{"name": one.name, "articles": one.articles} for one in detail.aliases],
        "joined": list(detail.joined),
        "decisions": [decision_object(one) for one in detail.decisions],
    }


def suggestion_object(suggestion: "Suggestion") -> JsonObject:
    """Return two speakers that may be one; ``command`` is what accepts it."""
    return {
        "action": suggestion.action.value,
        "score": suggestion.score,
        "speaker_id": suggestion.speaker.id,
        "speaker": suggestion.speaker.name,
        "other_id": suggestion.other.id,
        "other": suggestion.other.name,
        "reasons": list(suggestion.reasons),
        "command": suggestion.command,
    }
