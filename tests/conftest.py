"""What every test folder shares: the switches for what is delivered and for kept rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skips import NoOtherSkips


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--delivery",
        action="store_true",
        help="also install the wheel into empty environments and run it from there (minutes; fetches packages)",
    )
    parser.addoption(
        "--update-golden", action="store_true", help="write the kept rows of the samples anew instead of comparing"
    )
    parser.addoption(
        "--forget-cured", action="store_true", help="strike known failures of tests/kinds that are none any more"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--delivery") and not hasattr(config, "workerinput"):  # workers send what they skip
        config.pluginmanager.register(NoOtherSkips())


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if collection_path.name == "delivery" and not config.getoption("--delivery"):
        return True
    return None


@pytest.fixture(autouse=True, scope="session")
def _no_imported_register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever register the user of this machine imported, tests run with the built-in gazetteer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRONGSAI_HOME", str(tmp_path_factory.mktemp("home")))
        yield
