"""Whom an article names: mentions grouped into entities, with what it tells of each."""
