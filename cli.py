"""Starts the command line from a checkout: ``python cli.py --help``."""

from quotes.commands import app

if __name__ == "__main__":
    app(prog_name="quotes")
