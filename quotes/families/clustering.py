"""From links between passages to families: connected components that can't chain away."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from math import fsum

# Components of more wordings are looked at again. Families of the 230 judged pairs have at most 6
# passages; utterances that dozens of outlets print are linked each with each and stay whole.
UNCHECKED_SIZE = 20

Neighbours = Mapping[int, Mapping[int, float]]


def components(
    nodes: Iterable[int],
    links: Iterable[tuple[int, int, float]],
    apart: Iterable[tuple[int, int]] = (),
    wordings: Mapping[int, Hashable] | None = None,
) -> list[tuple[int, ...]]:
    """Group what links connect, and keep weak links from chaining groups into giants.

    A component of up to 20 wordings is a group. A larger one is taken apart from its best linked
    node on: that node, all linked with it that have half of their links among these, and in
    turn all that have most of their links into the group so far; then the next best of the
    rest. So two crowds that one stray link joins stay two, and a hub with its many cuttings
    stays one.

    Args:
        nodes: What may be grouped; links to anything else are left out.
        links: Two nodes and the score of their link, in any order; the highest score of a
            pair counts.
        apart: Pairs that must not be in one group, whatever links them. A group that holds such
            a pair is rebuilt from its best links on, without those that would join one.
        wordings: The wording of each node. Linked nodes of one wording count as one, however many
            of them are linked with each other; without it, each node is a wording of its own.

    Returns:
        Groups of two or more, each sorted, sorted; the order of the input has no influence.
    """
    neighbours = _gather(frozenset(nodes), links)
    alike = _alike(neighbours, wordings or {})
    among = _gather_among(alike, neighbours)
    groups: list[list[int]] = []
    for component in _connected(among):
        small = len(component) <= UNCHECKED_SIZE
        found = [component] if small else _take_apart(component, among)
        groups += [[node for first in group for node in alike[first]] for group in found]
    kept = frozenset(frozenset(pair) for pair in apart)
    if kept:
        groups = [part for group in groups for part in _part(group, neighbours, kept)]
    return sorted(tuple(sorted(group)) for group in groups if len(group) > 1)


def _part(
    group: list[int], neighbours: Neighbours, apart: frozenset[frozenset[int]]
) -> list[list[int]]:
    """Take a group that holds a pair kept apart to pieces, best links first."""
    held = [pair for pair in apart if pair <= set(group)]
    if not held:
        return [group]
    piece_of = {node: {node} for node in group}
    inside = set(group)
    links = sorted(
        (-score, min(a, b), max(a, b))
        for a in group
        for b, score in neighbours[a].items()
        if a < b and b in inside
    )
    for _, a, b in links:
        both = piece_of[a] | piece_of[b]
        if piece_of[a] is not piece_of[b] and not any(pair <= both for pair in held):
            for node in both:
                piece_of[node] = both
    return [sorted(piece) for piece in {id(piece): piece for piece in piece_of.values()}.values()]


def _gather(nodes: frozenset[int], links: Iterable[tuple[int, int, float]]) -> Neighbours:
    neighbours: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, score in links:
        if a != b and a in nodes and b in nodes:
            best = max(score, neighbours[a].get(b, score))
            neighbours[a][b] = neighbours[b][a] = best
    return neighbours


def _alike(neighbours: Neighbours, wordings: Mapping[int, Hashable]) -> dict[int, tuple[int, ...]]:
    """Return the linked nodes of each wording by the first of them."""
    same = {
        node: {
            other: score
            for other, score in linked.items()
            if node in wordings and wordings[node] == wordings.get(other)
        }
        for node, linked in neighbours.items()
    }
    return {min(found): tuple(sorted(found)) for found in _connected(same)}


def _gather_among(alike: Mapping[int, tuple[int, ...]], neighbours: Neighbours) -> Neighbours:
    """Return how wordings are linked: by the best link between two of their nodes."""
    first_of = {node: first for first, nodes in alike.items() for node in nodes}
    among: dict[int, dict[int, float]] = {first: {} for first in alike}
    for node, linked in neighbours.items():
        ours = among[first_of[node]]
        for other, score in linked.items():
            first = first_of[other]
            if first != first_of[node]:
                ours[first] = max(score, ours.get(first, score))
    return among


def _connected(neighbours: Neighbours) -> list[list[int]]:
    seen: set[int] = set()
    found = []
    for first in neighbours:
        if first in seen:
            continue
        seen.add(first)
        component = [first]
        for node in component:
            new = neighbours[node].keys() - seen
            seen |= new
            component.extend(new)
        found.append(component)
    return found


def _take_apart(component: list[int], neighbours: Neighbours) -> list[list[int]]:
    strength = {node: fsum(neighbours[node].values()) for node in component}
    taken: set[int] = set()
    groups = []
    for centre in sorted(component, key=lambda node: (-strength[node], node)):
        if centre not in taken:
            group = _gather_around(centre, neighbours, taken)
            taken |= group
            groups.append(sorted(group))
    return groups


def _gather_around(centre: int, neighbours: Neighbours, taken: set[int]) -> set[int]:
    near = {centre} | (neighbours[centre].keys() - taken)
    group = {
        node
        for node in near
        if node == centre or 2 * len(neighbours[node].keys() & near) >= len(neighbours[node])
    }
    ties: dict[int, int] = defaultdict(int)
    waiting = sorted(group)
    for member in waiting:
        for other in neighbours[member].keys() - group - taken:
            ties[other] += 1
            if 2 * ties[other] > len(neighbours[other]):
                group.add(other)
                waiting.append(other)
    return group
