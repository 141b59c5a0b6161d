#!/usr/bin/env bash
# A page that nests 254 elements within its body is cut at that place by lxml's HTML parser, which
# raises nothing: libxml2 notes a FATAL "Excessive depth in document: 256" in the parser's log and ends
# there, so that even the paragraphs that stand behind the nest, at the page's own level, are gone.
# trafilatura, which parses with it, gives the first paragraph as if it were the article. One level
# less, all three are there; with huge_tree=True, too.
#
# Seen with Python 3.11, lxml 6.1.3 (libxml2 2.14.6), trafilatura 2.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check \
    "lxml==6.1.3" "lxml_html_clean==0.4.6" "trafilatura==2.3.1"
cat >"$folder/deep.py" <<'PYTHON'
import lxml.etree
import lxml.html
import trafilatura

BEFORE = "The ferry leaves the harbour at six, and the crew expects a calm night at sea."
WITHIN = "The keeper of the lighthouse says that the lamp will be lit before the storm."
BEHIND = "The council meets on Friday to decide whether the pier is opened in the spring."


def page(depth):
    nest = "<div>" * depth + f"<p>{WITHIN}</p>" + "</div>" * depth
    return f"<html><body><p>{BEFORE}</p>{nest}<p>{BEHIND}</p></body></html>"


def kept(text):
    return [part in text for part in (BEFORE, WITHIN, BEHIND)]


print("libxml2", *lxml.etree.LIBXML_VERSION)
for depth in (253, 254):
    parser = lxml.html.HTMLParser()
    tree = lxml.html.fromstring(page(depth), parser=parser)
    notes = [note.message for note in parser.error_log if note.level_name == "FATAL"]
    huge = lxml.html.fromstring(page(depth), parser=lxml.html.HTMLParser(huge_tree=True))
    found = (
        kept(tree.text_content()),
        kept(huge.text_content()),
        kept(trafilatura.extract(page(depth)) or ""),
    )
    print(depth, "lxml", found[0], "huge_tree", found[1], "trafilatura", found[2], notes)
    whole, cut = [True] * 3, [True, False, False]
    assert found == ((whole,) * 3 if depth == 253 else (cut, whole, cut))
    assert bool(notes) == (depth == 254)
PYTHON
"$folder/venv/bin/python" "$folder/deep.py"
