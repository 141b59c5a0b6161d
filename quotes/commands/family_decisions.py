"""Commands by which people decide what is one utterance; each can be taken back."""

from quotes.commands._console import choose_form
from quotes.commands._decisions import (
    DecisionArgument,
    UndoneOption,
    WhyOption,
    write_decided,
    write_decisions,
    write_undone,
)
from quotes.commands._options import (
    CsvOption,
    DatabaseOption,
    JsonOption,
    LinesOption,
    QuotationArgument,
    WhoOption,
    who_decides,
)
from quotes.commands._store import open_to_change, open_to_read
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
    """Say that two quotations are one utterance, and with them their families.

    Example: `quotes families join 4 12 --why "another translation"`
    """
    judge = who_decides(who)
    with open_to_change(database) as store:
        decided = store.family_decisions.join(quotation, other, who=judge, why=why)
    write_decided(decided, as_json=as_json)


def part(
    quotation: QuotationArgument,
    *,
    why: WhyOption = "",
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Say that a quotation is not the utterance that the others of its family are.

    Example: `quotes families part 12 --why "said a year before"`
    """
    judge = who_decides(who)
    with open_to_change(database) as store:
        decided = store.family_decisions.part(quotation, who=judge, why=why)
    write_decided(decided, as_json=as_json)


def undo(
    decision: DecisionArgument = None,
    *,
    who: WhoOption = None,
    as_json: JsonOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Take a decision about families back: the last one, or that with a number.

    Example: `quotes families undo`
    """
    judge = who_decides(who)
    with open_to_change(database) as store:
        taken = store.family_decisions.undo(decision, who=judge)
    write_undone(taken, as_json=as_json)


def list_decisions(
    *,
    undone: UndoneOption = False,
    as_json: JsonOption = False,
    as_lines: LinesOption = False,
    as_csv: CsvOption = False,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List what people decided about families.

    Example: `quotes families decisions`
    """
    form = choose_form(as_json=as_json, as_lines=as_lines, as_csv=as_csv)
    with open_to_read(database) as store:
        found = store.family_decisions.list(undone=undone)
    write_decisions(found, form, nothing="Nobody has decided anything about families.")
