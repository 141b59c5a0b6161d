"""Groups of linked passages: an independent oracle, and the guard against chains."""

from itertools import combinations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from quotes.families import components

SCORES = st.sampled_from([0.2, 0.5, 0.9])
SMALL = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), SCORES), max_size=40)
LARGE = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), SCORES), max_size=150)


def clique(nodes: range) -> list[tuple[int, int, float]]:
    return [(a, b, 0.8) for a, b in combinations(nodes, 2)]


@given(SMALL)
def test_small_graphs_agree_with_networkx(links: list[tuple[int, int, float]]) -> None:
    graph = networkx.Graph((a, b) for a, b, _ in links)
    oracle = sorted(tuple(sorted(c)) for c in networkx.connected_components(graph) if len(c) > 1)
    assert components(range(20), links) == oracle


@given(LARGE, st.randoms(use_true_random=False))
def test_groups_are_disjoint_connected_and_know_no_order(links, random) -> None:
    groups = components(range(61), links)
    graph = networkx.Graph((a, b) for a, b, _ in links)
    members = [node for group in groups for node in group]
    assert len(members) == len(set(members))
    assert all(networkx.is_connected(graph.subgraph(group)) for group in groups)
    shuffled = [(b, a, score) for a, b, score in links]
    random.shuffle(shuffled)
    assert components(reversed(range(61)), shuffled) == groups


def test_crowd_that_is_linked_throughout_stays_whole() -> None:
    assert components(range(60), clique(range(60))) == [tuple(range(60))]


def test_hub_with_its_cuttings_stays_whole() -> None:
    links = [(0, cutting, 0.5) for cutting in range(1, 60)]
    assert components(range(60), links) == [tuple(range(60))]


def test_stray_link_does_not_join_two_crowds() -> None:
    links = [*clique(range(30)), *clique(range(30, 60)), (4, 50, 0.9)]
    assert components(range(60), links) == [tuple(range(30)), tuple(range(30, 60))]


def test_long_chain_does_not_become_one_family() -> None:
    links = [(node, node + 1, 0.5) for node in range(5_000)]
    assert max(len(group) for group in components(range(5_001), links)) <= 5


def test_links_to_unknown_nodes_and_to_oneself_are_left_out() -> None:
    assert components([1, 2, 3], [(1, 9, 1.0), (2, 2, 1.0)]) == []


PAIRS = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)).map(sorted), max_size=6)


@given(SMALL, PAIRS, st.randoms(use_true_random=False))
def test_what_is_kept_apart_is_in_no_group_together(links, apart, random) -> None:
    apart = [(a, b) for a, b in apart if a != b]
    groups = components(range(20), links, apart)
    assert not any({a, b} <= set(group) for group in groups for a, b in apart)
    graph = networkx.Graph((a, b) for a, b, _ in links)
    assert all(networkx.is_connected(graph.subgraph(group)) for group in groups)
    random.shuffle(links)
    random.shuffle(apart)
    assert components(range(20), links, [(b, a) for a, b in apart]) == groups


def test_without_a_pair_in_it_a_group_stays() -> None:
    links = [(0, 1, 0.9), (1, 2, 0.5), (3, 4, 0.9)]
    assert components(range(5), links, [(0, 3)]) == [(0, 1, 2), (3, 4)]
    assert components(range(5), links, [(0, 2)]) == [(0, 1), (3, 4)]
