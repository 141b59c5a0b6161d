"""``python -m quotes``: the command line without its script."""

from quotes.commands import app

app(prog_name="quotes")
