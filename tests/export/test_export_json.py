import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.export.json import write_json, write_lines

objects = st.lists(st.dictionaries(st.text(), st.integers() | st.text()), max_size=5)


@given(objects)
def test_an_array_is_read_back(records: list[dict[str, object]]) -> None:
    stream = io.StringIO()
    write_json(iter(records), stream)

    assert json.loads(stream.getvalue()) == records


@given(objects)
def test_lines_are_read_back(records: list[dict[str, object]]) -> None:
    stream = io.StringIO()
    write_lines(iter(records), stream)

    assert [json.loads(line) for line in stream.getvalue().split("\n")[:-1]] == records


@pytest.mark.parametrize("write", [write_json, write_lines], ids=["array", "lines"])
def test_records_are_written_as_they_come(write: object) -> None:
    stream = io.StringIO()
    seen = []

    def records():
        yield {"id": 1}
        seen.append(stream.getvalue())
        yield {"id": 2}

    write(records(), stream)

    assert '{"id": 1}' in seen[0]


def test_other_scripts_stay_readable() -> None:
    stream = io.StringIO()
    write_lines([{"text": "“Київ”"}], stream)

    assert stream.getvalue() == '{"text": "“Київ”"}\n'
