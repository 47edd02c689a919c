"""Runs that follow on another: nothing is read twice, nothing that changed is taken from before."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import discover
from prongsai.pipeline.emit.schema import CHANGES, TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import ExitCode, InputError
from prongsai.pipeline.face.cache import measure_cache, prune_cache
from prongsai.pipeline.run import run_pipeline
from prongsai.pipeline.workers import pool
from prongsai.pipeline.workers.pool import ReaderFactory
from tests.fake_readers import (
    make_misbehaving_reader,
    make_reader_that_is_killed_as_it_starts,
    make_reader_that_starts_once,
    make_reader_that_starts_slowly,
)


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def run(reports: Path, **options: float) -> Summary:
    settings = replace(Settings(out=reports.parent / "dataset", workers=1, timeout_s=2, page_timeout_s=1), **options)
    return run_pipeline([reports], settings, make_misbehaving_reader)


def tables(dataset: Path) -> dict[str, bytes]:
    """What a dataset says of its reports: all but what it says of the snapshot before it."""
    return {schema.name: table_path(dataset, schema.name).read_bytes() for schema in TABLES if schema is not CHANGES}


def title(dataset: Path, source: str) -> str:
    documents = pd.read_parquet(dataset / "documents")
    (found,) = documents[documents.sources.map(lambda sources: sources[0]) == source].title
    return str(found)


def test_second_run_reads_nothing_and_leaves_the_dataset(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b="two", c="refuse")
    first = run(reports)
    before, stamp = tables(tmp_path / "dataset"), (tmp_path / "dataset").stat().st_ino
    second = run(reports)
    assert (first.read, second.read) == (3, 0)
    assert (first.is_unchanged, second.is_unchanged) == (False, True)
    assert (tables(tmp_path / "dataset"), (tmp_path / "dataset").stat().st_ino) == (before, stamp)
    assert second.as_dict()["documents"] == first.as_dict()["documents"]
    assert (second.scores, second.findings, second.errors) == (first.scores, first.findings, first.errors)
    told = json.loads((tmp_path / ".dataset" / "run.json").read_text(encoding="utf-8"))
    assert (told["documents_read"], told["unchanged"]) == (0, True)


def test_only_what_changed_is_read_and_what_went_is_gone(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b="two", c="three")
    run(reports)
    write(reports, b="other")
    (reports / "c.txt").unlink()
    assert run(reports).read == 1
    documents = pd.read_parquet(tmp_path / "dataset" / "documents")
    assert sorted(source for sources in documents.sources for source in sources) == ["a.txt", "b.txt"]
    changed = tables(tmp_path / "dataset")
    # the same as if nothing had been there before
    run_pipeline([reports], Settings(out=tmp_path / "fresh", workers=1), make_misbehaving_reader)
    assert tables(tmp_path / "fresh") == changed


def test_renamed_file_is_found_under_its_new_name(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="pages ok ok")
    run(reports)
    (reports / "a.txt").rename(reports / "b.txt")
    run(reports)
    assert title(tmp_path / "dataset", "b.txt") == "1 remembered, 2 remembered"


def test_force_reads_everything_anew(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b="pages ok")
    run(reports)
    forced = run(reports, force=True)
    assert (forced.read, forced.is_unchanged) == (2, True)
    assert title(tmp_path / "dataset", "b.txt") == "1 read"


def test_dataset_that_was_damaged_or_taken_away_is_written_again(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one")
    run(reports)
    whole = tables(tmp_path / "dataset")
    table_path(tmp_path / "dataset", "scores").unlink()
    again = run(reports)
    assert (again.read, again.is_unchanged) == (0, False)
    assert tables(tmp_path / "dataset") == whole


def test_kept_rows_that_were_damaged_are_read_again(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b="two")
    run(reports)
    whole = tables(tmp_path / "dataset")
    for path in (tmp_path / ".dataset" / "store" / "rows").rglob("*.rows"):
        path.write_bytes(path.read_bytes()[:-9])
    write(reports, c="three")
    run(reports)
    (reports / "c.txt").unlink()
    run(reports)
    assert tables(tmp_path / "dataset") == whole


def test_page_that_crashes_or_hangs_costs_the_page(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="pages ok crash ok hang stumble ok")
    summary = run(reports)
    assert summary.documents == {"partial": 1}
    findings = pd.read_parquet(tmp_path / "dataset" / "findings").set_index("page")
    assert findings.code.to_dict() == {2: "page-crashed", 4: "page-out-of-time", 5: "page-crashed"}
    assert "SIGSEGV" in findings.message[2]
    assert "KeyError at tests/fake_readers.py" in findings.message[5]
    assert "must not be told" not in " ".join(findings.message)
    # what was read before the reader died is not read again
    assert title(tmp_path / "dataset", "a.txt") == "1 remembered, 3 remembered, 6 read"


def test_reader_killed_by_others_is_started_again_and_nothing_is_lost(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a=f"pages ok once:{tmp_path / 'mark'} ok")
    summary = run(reports)
    assert summary.documents == {"ok": 1}
    assert title(tmp_path / "dataset", "a.txt") == "1 remembered, 2 read, 3 read"


def test_reader_that_is_killed_as_it_starts_loses_nothing(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b=f"pages once:{tmp_path / 'mark'} ok", c="two")
    settings = Settings(out=tmp_path / "dataset", workers=1)
    summary = run_pipeline([reports], settings, make_reader_that_is_killed_as_it_starts)
    assert (tmp_path / "starts").stat().st_size == 4
    assert (summary.read, summary.documents) == (3, {"ok": 3})


@pytest.mark.parametrize(
    ("make_reader", "starts"),
    [(make_reader_that_starts_once, pool.START_TRIES + 2), (make_reader_that_starts_slowly, 2)],
)
def test_run_ends_well_with_the_one_reader_that_could_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_reader: ReaderFactory, starts: int
) -> None:
    monkeypatch.setattr(pool, "START_PAUSES_S", (0.0,) * pool.START_TRIES)
    # whichever is read first goes on until so many readers were started, while the others wait
    until = f"until:{tmp_path / 'starts'}:{starts}"
    reports = write(tmp_path / "reports", a=f"pages {until}", b=f"pages ok {until}", c=f"pages {until} ok")
    start = time.monotonic()
    summary = run_pipeline([reports], Settings(out=tmp_path / "dataset", workers=2), make_reader)
    assert time.monotonic() - start < pool.START_TIMEOUT_S, "nobody waits for a reader that has nothing left to do"
    assert (summary.read, summary.documents, summary.exit_code) == (3, {"ok": 3}, ExitCode.OK)


def test_what_limits_cut_short_is_tried_again_with_other_limits_only(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="pages ok hang", b="one")
    assert run(reports).read == 2
    assert run(reports).read == 0
    assert run(reports, page_timeout_s=1.5).read == 1


def test_file_that_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = write(tmp_path / "reports", a="one", b="two")
    found = discover([reports], Settings(out=tmp_path / "dataset"))
    write(reports, b="else")
    with monkeypatch.context() as between_walk_and_reading:
        between_walk_and_reading.setattr("prongsai.pipeline.run.discover", lambda roots, settings, look: found)
        assert run(reports).finding_codes == {"score-conflict": 1, "file-changed": 1}
    write(reports, b="two")
    again = run(reports)
    assert (again.read, again.documents) == (1, {"ok": 2})


def test_cache_tells_what_is_of_use_and_prunes_the_rest(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="pages ok", b="one", c="two")
    with pytest.raises(InputError, match="nothing is kept"):
        measure_cache(tmp_path / "dataset")
    run(reports)
    assert [one.unused_bytes for one in measure_cache(tmp_path / "dataset")] == [0, 0, 0, 0, 0]
    (reports / "c.txt").unlink()
    run(reports)
    rows = measure_cache(tmp_path / "dataset")[-1]
    assert (rows.stage, rows.files) == ("rows", 3)
    assert rows.used_bytes > rows.unused_bytes > 0
    assert prune_cache(tmp_path / "dataset")[-1] == rows
    assert [one.unused_bytes for one in measure_cache(tmp_path / "dataset")] == [0, 0, 0, 0, 0]
    assert run(reports).read == 0


def test_unchanged_file_is_not_even_opened(tmp_path: Path) -> None:
    reports = write(tmp_path / "reports", a="one", b="two")
    for path in reports.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    run(reports)
    # what looks like the file of before is taken for it
    (reports / "b.txt").write_text("TWO")
    os.utime(reports / "b.txt", (1_700_000_000, 1_700_000_000))
    assert run(reports).read == 0
    assert run(reports, verify=True).read == 1
