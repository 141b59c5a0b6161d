"""Measuring quality (``make eval``) and speed (``make bench``); not part of the package."""
