"""Full-text search in an SQLite file: the index and the triggers that keep it, as they are made."""

INDEX = "quotation_search"
# In the words of the index: how a wording is taken apart.
TOKENIZER = "unicode61 remove_diacritics 2"
# Tables that the index keeps itself in.
SHADOWS = tuple(f"{INDEX}_{name}" for name in ("config", "data", "docsize", "idx"))

_FORGET = f"""INSERT INTO {INDEX} ({INDEX}, rowid, wording)
    VALUES ('delete', old.id, old.wording);"""
_ADD = f"INSERT INTO {INDEX} (rowid, wording) VALUES (new.id, new.wording);"
# What each name stands for.
MADE = {
    INDEX: f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(
        wording, content='quotation', content_rowid='id', tokenize='{TOKENIZER}'
    )""",
    f"{INDEX}_insert": f"""CREATE TRIGGER {INDEX}_insert AFTER INSERT ON quotation
        BEGIN {_ADD} END""",
    f"{INDEX}_delete": f"""CREATE TRIGGER {INDEX}_delete AFTER DELETE ON quotation
        BEGIN {_FORGET} END""",
    f"{INDEX}_update": f"""CREATE TRIGGER {INDEX}_update AFTER UPDATE OF wording ON quotation
        BEGIN {_FORGET} {_ADD} END""",
}
