"""The batch is read once for all tests of the gate."""

from __future__ import annotations

import pytest

from tests.gate.batch import Batch, read_batch


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    return read_batch(tmp_path_factory.mktemp("gate"))
