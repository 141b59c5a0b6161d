"""A cell of a table on a terminal, whose lines move nothing beside them."""

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from quotes.text.shown import isolate


class Cell:
    """A text that is folded to the width of its column, each line isolated from its neighbours."""

    def __init__(self, text: str) -> None:
        self._text = Text(text, overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return how wide the text is."""
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of the text."""
        for line in self._text.wrap(console, options.max_width):
            yield Text(isolate(line.plain.rstrip()))
