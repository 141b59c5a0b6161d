"""The expected calibration error, on answers made by hand."""

import pytest

from bench.calibration import expected_error


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        pytest.param([], 0.0, id="no-answers"),
        pytest.param([(1.0, True)] * 4, 0.0, id="sure-and-right"),
        pytest.param([(1.0, False)] * 4, 1.0, id="sure-and-wrong"),
        pytest.param([(0.75, True)] * 3 + [(0.75, False)], 0.0, id="as-often-as-said"),
        pytest.param([(0.75, True)] * 4 + [(0.15, False)] * 4, 0.2, id="mean-over-bins"),
    ],
)
def test_expected_error(judged: list[tuple[float, bool]], error: float) -> None:
    assert expected_error(judged) == pytest.approx(error)
