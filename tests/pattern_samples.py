"""Every regular expression of the package, how it is used, and texts that may take it long."""

import ast
import importlib
import pkgutil
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from re import _constants as op  # what a pattern is parsed into has no public names
from re import _parser as parser
from types import ModuleType
from typing import Any, NamedTuple

import quotes

PACKAGE = Path(quotes.__file__).parent
METHODS = ("match", "fullmatch", "search", "finditer")
_FIND_ALL = frozenset({"findall", "split", "sub", "subn"})
_SIGNS = [chr(code) for code in range(32, 127) if not chr(code).isalnum()]
_SIGNS += list("\n\t\u00a0\u00ad“”‘’«»„…–—é")
_FREE = [*_SIGNS, "a", "A", "1", "x"]
# What hostile texts are made of, whatever the pattern: signs, blanks, marks, capitals, numbers,
# labels, tags, comments, attributes and columns.
_RUNS = [*_SIGNS, "a", "A", "1", "Aa ", "aa ", "A ", "1 ", "1,", "1.", "A.", "a.b.", "X. ", "A’"]
_RUNS += ["a-", ", ", ". ", " \n", "\n ", "\r\n", "--", "_*>", "> ", "A:\n", "A: ", "a=b ", "a,b\n"]
_RUNS += ["“a”", "<a ", "<!-- ", "<!-- a -->\n", "</p>", "&#1;", "[1]", "(a) ", "00:00 ", "''"]
# A part of a pattern that may stand more often than this is worth repeating.
_SELDOM = 3


class Used(NamedTuple):
    """A pattern and the methods by which the package uses it."""

    pattern: re.Pattern[Any]
    methods: frozenset[str]


class Sample(NamedTuple):
    """What a text repeats, behind what leads to it."""

    opening: str
    unit: str

    def text(self, times: int, ending: str) -> str:
        """Return a text that repeats it so often."""
        return self.opening + self.unit * times + ending


class Source(ast.NodeVisitor):
    """What the code of a module does with regular expressions.

    Attributes:
        written: Patterns that functions write out where they use them, with the method.
        built: Functions that make a pattern of what they are given.
        used: The methods by which each name is used.
    """

    def __init__(self, code: str) -> None:
        self.written: list[tuple[str, str]] = []
        self.built: set[str] = set()
        self.used: dict[str, set[str]] = defaultdict(set)
        self._within: list[str] = []
        self.visit(ast.parse(code))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._within.append(node.name)
        self.generic_visit(node)
        self._within.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(ast.Name("re"), method) if method != "escape" and self._within:
                if isinstance(node.args[0], ast.Constant):
                    self.written.append((node.args[0].value, method))
                else:
                    self.built.add(self._within[-1])
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name):
            self.used[node.value.id].add(_method(node.attr))
        else:
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.used[node.id].update(METHODS)  # passed on: anything may be done with it


def _method(name: str) -> str:
    return "finditer" if name in _FIND_ALL else name


def load_modules() -> Iterator[ModuleType]:
    """Import all modules of the package, but for those that run when they are imported."""
    for found in pkgutil.walk_packages(quotes.__path__, "quotes."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def read_source(module: ModuleType) -> Source:
    """Read the code of a module."""
    return Source(Path(str(module.__file__)).read_text(encoding="utf-8"))


def collect(builders: Mapping[str, Callable[[], re.Pattern[Any]]]) -> dict[str, Used]:
    """Find all patterns of the package, by where they stand.

    Args:
        builders: How the functions are asked that make patterns, by their names with modules.

    Raises:
        LookupError: A function makes patterns and is not among them, or is no more.
    """
    found: dict[re.Pattern[Any], tuple[str, set[str]]] = {}
    built = set()
    for module in load_modules():
        source = read_source(module)
        built |= {f"{module.__name__}.{name}" for name in source.built}
        for name, pattern in _held_by(module):
            methods = found.setdefault(pattern, (f"{module.__name__}.{name}", set()))[1]
            methods |= source.used[name] & set(METHODS)
        for words, method in source.written:
            place = f"{module.__name__}: {words}"
            found.setdefault(re.compile(words), (place, set()))[1].add(_method(method))
    if built != set(builders):
        raise LookupError(built ^ set(builders))
    found |= {build(): (name, set()) for name, build in builders.items()}
    return {
        place: Used(pattern, frozenset(methods or METHODS))
        for pattern, (place, methods) in found.items()
    }


def _held_by(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Give the patterns that a module and its classes hold, with the names that hold them."""
    classes = [one for one in vars(module).values() if isinstance(one, type)]
    own = [one for one in classes if one.__module__ == module.__name__]
    for holder in (module, *own):
        for name, value in vars(holder).items():
            yield from ((name, pattern) for pattern in _patterns_in(value))


def _patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    """Give the patterns that a value is or holds."""
    match value:
        case re.Pattern():
            yield value
        case Mapping() if depth:
            for pair in value.items():
                yield from _patterns_in(pair, depth - 1)
        case list() | tuple() | set() | frozenset() if depth:
            for one in value:
                yield from _patterns_in(one, depth - 1)


def samples_of(pattern: re.Pattern[Any], walks: int) -> list[Sample]:
    """Return what hostile texts for a pattern repeat.

    That is what fits any pattern, pairs of the signs that it names, and whatever the pattern
    itself repeats, behind what it wants before that.

    Args:
        pattern: The pattern.
        walks: How often a text that it matches is made up, to learn what it repeats.
    """
    rng = random.Random(0)
    given = pattern.pattern
    words = given if isinstance(given, str) else given.decode("latin-1")
    tree = parser.parse(words, pattern.flags & (re.VERBOSE | re.IGNORECASE | re.DOTALL))
    found = [Sample("", unit) for unit in _RUNS]
    named = [sign for sign in _SIGNS if sign in words and sign not in "\\?+*|^${}"]
    for sign in (*named, " "):
        for other in ("A", "a", "1", " ", "\n"):
            found += (Sample("", sign + other), Sample("", other + sign))
    for _ in range(walks):
        repeated: list[Sample] = []
        whole = _Walk(rng, repeated).write(tree, "")
        found += (Sample("", whole), Sample("", f"{whole} "), *repeated)
        for one in repeated:
            found.append(Sample("", one.opening[-2:] + one.unit))
            found.append(Sample(one.opening, whole[len(one.opening) : -1]))
    return list(dict.fromkeys(one for one in found if one.unit))


class _Walk:
    """Writes a text that a parsed pattern may match, and notes what it repeats."""

    def __init__(self, rng: random.Random, repeated: list[Sample]) -> None:
        self._rng = rng
        self._repeated = repeated

    def write(self, tree: Sequence[Any], before: str) -> str:
        """Write a text for a part of a pattern, given what stands before it."""
        text = ""
        for kind, value in tree:
            text += self._write_one(kind, value, before + text)
        return text

    def _write_one(self, kind: Any, value: Any, before: str) -> str:
        match kind:
            case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
                return self._repeat(*value, before)
            case op.SUBPATTERN:
                return self.write(value[3], before)
            case op.ATOMIC_GROUP:
                return self.write(value, before)
            case op.BRANCH:
                return self.write(self._rng.choice(value[1]), before)
            case op.LITERAL:
                return chr(value)
            case op.NOT_LITERAL | op.ANY | op.IN:
                return self._rng.choice(_members(kind, value))
        return ""  # looks around, or refers to what was matched before

    def _repeat(self, least: int, most: int, body: Sequence[Any], before: str) -> str:
        if most > _SELDOM:
            self._repeated.append(Sample(before, self.write(body, before)))
        text = ""
        for _ in range(self._rng.choice((least, min(most, least + 1)))):
            text += self.write(body, before + text)
        return text


def _members(kind: Any, value: Any) -> list[str]:
    """Return some of the characters that one place of a pattern takes."""
    if kind is op.ANY:
        return _FREE
    if kind is op.NOT_LITERAL:
        return [sign for sign in _FREE if ord(sign) != value]
    barred = value[0][0] is op.NEGATE
    some = [sign for sign in _FREE if any(_holds(*one, sign) for one in value) != barred]
    return some or [chr(one if kind is op.LITERAL else one[0]) for kind, one in value]


def _holds(kind: Any, value: Any, sign: str) -> bool:
    match kind:
        case op.LITERAL:
            return bool(ord(sign) == value)
        case op.RANGE:
            return bool(value[0] <= ord(sign) <= value[1])
        case op.CATEGORY:
            return re.match(_CATEGORIES[value], sign) is not None
    return False


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
