"""A run of everything fails where a test was skipped that it has no leave to skip."""

from __future__ import annotations

import pytest

from tests.skips import MAY_LACK, NoOtherSkips

pytest_plugins = ["pytester"]


# these skips stand in files that pytester writes and runs apart: nothing of this file is skipped
@pytest.mark.parametrize(
    ("marked", "is_refused"),
    [
        ("@pytest.mark.skipif(True, reason='no device at hand')", True),
        (f"@pytest.mark.skipif(True, reason={MAY_LACK[0]!r})", False),
        ("@pytest.mark.xfail(reason='a known fault', strict=True)", False),
    ],
)
def test_a_skip_without_leave_fails_the_run(pytester: pytest.Pytester, marked: str, is_refused: bool) -> None:
    pytester.makepyfile(f"import pytest\n{marked}\ndef test_a():\n    assert False\ndef test_b():\n    pass\n")
    found = NoOtherSkips()
    assert pytester.inline_run(plugins=[found]).ret == (1 if is_refused else 0)
    assert len(found.refused) == is_refused


def test_a_skip_within_a_test_is_seen_as_well(pytester: pytest.Pytester) -> None:
    # as above: a file of pytester's
    pytester.makepyfile("import pytest\ndef test_a():\n    pytest.skip('the system does not tell children')\n")
    found = NoOtherSkips()
    assert pytester.inline_run(plugins=[found]).ret == 1
    assert found.refused == [
        "test_a_skip_within_a_test_is_seen_as_well.py::test_a: Skipped: the system does not tell children"
    ]
