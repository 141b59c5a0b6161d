"""Options that always come together: a command takes them as one value.

A group is a dataclass whose fields are options. ``takes_groups`` shows Typer its fields in place
of a parameter of that type, so help and command line know nothing of groups.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, get_type_hints

from quotes.commands._console import Form, choose_form
from quotes.commands._options import (
    AllOption,
    ConfidenceOption,
    CsvOption,
    DatabaseOption,
    JsonOption,
    KindOption,
    LimitOption,
    LinesOption,
    OutletOption,
    SinceOption,
    UntilOption,
    WhoOption,
    WhyOption,
)
from quotes.settings import DEFAULT_DATABASE

if TYPE_CHECKING:
    from quotes.store import QuotationFilters


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionOptions:
    """Which quotations are asked for, by what is known of them and of their articles."""

    outlet: OutletOption = None
    kind: KindOption = None
    since: SinceOption = None
    until: UntilOption = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOptions:
    """What every list holds back unless asked."""

    everything: AllOption = False
    min_confidence: ConfidenceOption = 0.0

    @property
    def filters(self) -> "QuotationFilters":
        """The same as the store takes it."""
        from quotes.store import QuotationFilters  # noqa: PLC0415 - see quotes.commands._store

        return QuotationFilters(everything=self.everything, min_confidence=self.min_confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions:
    """How much of which store is listed, and in which form."""

    limit: LimitOption = None
    as_json: JsonOption = False
    as_lines: LinesOption = False
    as_csv: CsvOption = False
    database: DatabaseOption = DEFAULT_DATABASE

    @property
    def form(self) -> Form:
        """The form that is asked for, which must be at most one."""
        return choose_form(as_json=self.as_json, as_lines=self.as_lines, as_csv=self.as_csv)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOptions:
    """Who decides and why, in which store, and how it is told."""

    why: WhyOption = ""
    who: WhoOption = None
    as_json: JsonOption = False
    database: DatabaseOption = DEFAULT_DATABASE


def takes_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes the options of its groups one by one, as Typer needs it.

    Args:
        command: A function; each parameter whose type is a dataclass is keyword-only.

    Returns:
        The function with the fields of these dataclasses in place of the parameters, in order.
    """
    groups: dict[str, type[Any]] = {}
    parameters: list[Parameter] = []
    for parameter in signature(command).parameters.values():
        group = parameter.annotation
        if isinstance(group, type) and is_dataclass(group):
            groups[parameter.name] = group
            parameters += _options_of(group)
        else:
            parameters.append(parameter)

    @wraps(command)
    def take(**options: Any) -> None:
        values = {
            name: group(**{field.name: options.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**options, **values)

    take.__dict__["__signature__"] = Signature(parameters)
    take.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return take


def _options_of(group: type[Any]) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(
            field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(group)
    ]
