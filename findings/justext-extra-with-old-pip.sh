#!/usr/bin/env bash
# justext 3.0.2 asks for lxml[html_clean]; lxml 6.1.3 writes that extra as "html-clean" in its
# metadata (the normalised form of PEP 685). pip up to 23.2 compares the two letter by letter: it
# prints a warning, installs both packages without lxml_html_clean, and ends with 0. The first
# import then fails. pip 23.2.1 is what Python 3.11.7 brings along. pip 24.0 installs all of it.
#
# Seen with Python 3.11, pip 23.2.1 and 24.0, justext 3.0.2, lxml 6.1.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

try() { # the version of pip -> "ok" or the error of the import
    python3.11 -m venv "$folder/$1"
    "$folder/$1/bin/python" -m pip install -q --disable-pip-version-check "pip==$1" 2>/dev/null
    "$folder/$1/bin/python" -m pip install -q --disable-pip-version-check \
        "justext==3.0.2" "lxml==6.1.3" 2>"$folder/$1.log"
    "$folder/$1/bin/python" -c "import justext" 2>"$folder/$1.error" && echo ok ||
        grep '^ImportError' "$folder/$1.error"
}

old=$(try 23.2.1)
new=$(try 24.0)
echo "pip 23.2.1: $old"
grep -o "lxml 6.1.3 does not provide the extra 'html_clean'" "$folder/23.2.1.log"
echo "pip 24.0:   $new"
[[ $old == ImportError:* && $new == ok ]]
