"""Make the table of first names from the US Census lists of 1990.

    python -m training.make_names DIST_FEMALE_FIRST DIST_MALE_FIRST

The two lists (dist.female.first, dist.male.first) are in the public domain; the package
``names`` 0.3.0 on the package registry carries them. Writes quotes/data/names/first.en.txt: a
name and the share of its bearers who are women, weighted by each list's frequency.
"""

import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "quotes" / "data" / "names" / "first.en.txt"
HEAD = """\
# First names and the share of their bearers who are women, in hundredths: from the lists
# dist.female.first and dist.male.first of the US Census Bureau (1990, public domain), made by
# training/make_names.py. How common a name is stands in the order: the commonest first.
"""


def read_list(path: str) -> dict[str, float]:
    """Read a list of the Census: name, frequency in percent, and two further columns."""
    lines = Path(path).read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines if line.strip()}


def main(female_path: str, male_path: str) -> None:
    """Write the table."""
    female, male = read_list(female_path), read_list(male_path)
    # The lists stop at 0.001 %; a name of one list only may have a few bearers in the other.
    names = {name: (female.get(name, 0.0), male.get(name, 0.0)) for name in female | male}
    ordered = sorted(names, key=lambda name: (-sum(names[name]), name))
    lines = [f"{name} {round(100 * names[name][0] / (sum(names[name]) or 1))}" for name in ordered]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
