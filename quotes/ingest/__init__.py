"""Reading articles: files, folders, tables, web pages and standard input become articles."""

from quotes.ingest.confined import stop_worker
from quotes.ingest.inputs import read_articles

__all__ = ["read_articles", "stop_worker"]
