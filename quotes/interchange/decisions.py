"""The JSON shape of what people decided."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.store import DecisionRecord

JsonObject = dict[str, Any]

DECISION_FIELDS = (
    "id",
    "kind",
    "action",
    "what",
    "quotations",
    "speakers",
    "article",
    "name",
    "who",
    "why",
    "decided_at",
    "undone_by",
    "undone_at",
    "undone_why",
    "former_id",
)


def decision_object(record: "DecisionRecord") -> JsonObject:
    """Return what a person decided; ``former_id`` is its number before there was one log."""
    return {
        "id": record.id,
        "kind": record.kind.value,
        "action": record.action.value,
        "what": record.what,
        "quotations": list(record.quotations),
        "speakers": list(record.speakers),
        "article": record.article,
        "name": record.name,
        "who": record.who,
        "why": record.why,
        "decided_at": record.decided_at.isoformat(),
        "undone_by": record.undone_by,
        "undone_at": record.undone_at.isoformat() if record.undone_at else None,
        "undone_why": record.undone_why,
        "former_id": record.former_id,
    }
