"""Commands for decisions about families; each can be undone."""

from quotes.commands._decisions import decide
from quotes.commands._option_groups import DecisionOptions, takes_groups
from quotes.commands._options import QuotationArgument


@takes_groups
def join(
    quotation: QuotationArgument,
    other: QuotationArgument,
    *,
    deciding: DecisionOptions,
) -> None:
    """Join two quotations, and their families, as one utterance.

    Example: `quotes families join 4 12 --why "another translation"`
    """
    decide(deciding, lambda log, by: log.families.join(quotation, other, **by))


@takes_groups
def part(quotation: QuotationArgument, *, deciding: DecisionOptions) -> None:
    """Remove a quotation from its family: it is another utterance.

    Example: `quotes families part 12 --why "said a year before"`
    """
    decide(deciding, lambda log, by: log.families.part(quotation, **by))
