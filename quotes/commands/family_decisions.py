"""Commands for decisions about families; each can be undone."""

from quotes.commands._decisions import (
    write_decided,
)
from quotes.commands._options import (
    DatabaseOption,
    JsonOption,
    QuotationArgument,
    WhoOption,
    WhyOption,
    who_decides,
)
from quotes.commands._store import open_to_change
from quotes.settings import DEFAULT_DATABASE


def join(
    quotation: QuotationArgument,
    other: QuotationArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Join two quotations, and their families, as one utterance.

    Example: `quotes families join 4 12 --why "another translation"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        decided = store.decisions.families.join(quotation, other, who=decider, why=why)
    write_decided(decided, as_json=as_json)


def part(
    quotation: QuotationArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Remove a quotation from its family: it is another utterance.

    Example: `quotes families part 12 --why "said a year before"`
    """
    decider = who_decides(who)
    with open_to_change(database) as store:
        decided = store.decisions.families.part(quotation, who=decider, why=why)
    write_decided(decided, as_json=as_json)
