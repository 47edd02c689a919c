"""The snapshot on disk: what readers see, before, during and after a run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from prongsai.pipeline.emit.marker import MARKER_NAME
from prongsai.pipeline.emit.schema import CHANGES, TABLES
from prongsai.pipeline.emit.snapshot import exchange, table_path
from prongsai.pipeline.emit.spill import DocumentTables, bytes_to_tables, make_table, tables_to_bytes
from prongsai.pipeline.emit.write import TableWriter, check_snapshot
from prongsai.pipeline.errors import OutputError
from tests.pipeline.emit.datasets import emit, make_tables, names_in


def test_pandas_and_pyarrow_read_each_table_with_no_option(tmp_path: Path) -> None:
    emit(tmp_path / "dataset", make_tables("a", "b"))
    for table in TABLES:
        frame = pd.read_parquet(tmp_path / "dataset" / table.name)
        assert tuple(frame.columns) == table.column_names
        assert ds.dataset(tmp_path / "dataset" / table.name).to_table().num_rows == len(frame)
    assert pd.read_parquet(tmp_path / "dataset" / "scores").score.tolist() == [92.75, 92.75]


def test_columns_carry_their_description_in_the_file(tmp_path: Path) -> None:
    emit(tmp_path / "dataset", make_tables("a"))
    schema = pq.read_schema(table_path(tmp_path / "dataset", "scores"))
    assert schema.field("score").metadata[b"unit"] == b"0 to scale_max"
    assert schema.metadata[b"schema_version"] == b"2"


def test_empty_dataset_has_every_table_and_column(tmp_path: Path) -> None:
    assert set(emit(tmp_path / "dataset", []).values()) == {0}
    for table in TABLES:
        assert tuple(pd.read_parquet(tmp_path / "dataset" / table.name).columns) == table.column_names


def test_unit_of_two_documents_is_one_row(tmp_path: Path) -> None:
    assert emit(tmp_path / "dataset", make_tables("a", "b"))["units"] == 1


def test_codes_are_of_the_years_in_the_dataset(tmp_path: Path) -> None:
    emit(tmp_path / "dataset", make_tables("a", "b"))
    codes = pd.read_parquet(tmp_path / "dataset" / "codes").set_index("code")
    assert set(codes.fiscal_year) == {2566}
    assert set(codes.scheme) == {"nacc"}
    assert list(codes.index[:3]) == ["e1", "e2", "e3"]
    assert codes.loc["indicator-4"][["parent_code", "number", "instrument"]].tolist() == ["iit", 4, "IIT"]
    assert codes.index.is_unique


def test_second_run_leaves_no_stale_row_and_no_leavings(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    emit(out, make_tables("a", "b", "c"))
    emit(out, make_tables("d", score=80.5))
    assert pd.read_parquet(out / "scores").score.tolist() == [80.5]
    assert names_in(tmp_path) == ["dataset"]
    assert names_in(out) == sorted([MARKER_NAME, *(table.name for table in TABLES)])


def test_same_rows_give_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        emit(tmp_path / name, make_tables("a", "b"))
    for table in TABLES:
        first, second = (table_path(tmp_path / name, table.name).read_bytes() for name in ("one", "two"))
        assert first == second


def test_failure_half_way_leaves_the_old_snapshot(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    emit(out, make_tables("a"))

    def break_off() -> Iterator[DocumentTables]:
        yield from make_tables("b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        emit(out, break_off())
    assert pd.read_parquet(out / "documents").document_id.tolist() == ["a"]
    assert names_in(tmp_path) == ["dataset"]


def test_documents_out_of_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="out of order"):
        emit(tmp_path / "dataset", make_tables("b", "a"))
    assert names_in(tmp_path) == []


def test_repeated_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="out of order"):
        emit(tmp_path / "dataset", make_tables("a", "a"))


def test_damaged_table_is_noticed_before_the_swap(tmp_path: Path) -> None:
    counts = emit(tmp_path / "dataset", make_tables("a"))
    path = table_path(tmp_path / "dataset", "scores")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(OutputError, match="scores cannot be read back"):
        check_snapshot(tmp_path / "dataset", counts)
    path.unlink()
    with pytest.raises(OutputError, match="scores cannot be read back"):
        check_snapshot(tmp_path / "dataset", counts)


def test_missing_rows_are_noticed_before_the_swap(tmp_path: Path) -> None:
    counts = emit(tmp_path / "dataset", make_tables("a"))
    with pytest.raises(OutputError, match="has 1 rows where 2 were written"):
        check_snapshot(tmp_path / "dataset", counts | {"scores": 2})


def test_reader_during_many_swaps_sees_whole_snapshots(tmp_path: Path) -> None:
    out = tmp_path / "dataset"
    first, second = make_tables("a", "b"), make_tables("c", "d", "e", score=11.0)
    emit(out, first)
    seen: list[tuple[float, ...]] = []
    is_over = threading.Event()

    def read_on() -> None:
        while not is_over.is_set():
            seen.append(tuple(pd.read_parquet(out / "scores").score))

    reader = threading.Thread(target=read_on)
    reader.start()
    for number in range(20):
        emit(out, first if number % 2 else second)
    is_over.set()
    reader.join()
    assert len(seen) > 5
    assert set(seen) <= {(92.75,) * 2, (11.0,) * 3}


def test_two_renames_where_the_system_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.emit.snapshot.exchange", lambda first, second: False)
    emit(tmp_path / "dataset", make_tables("a"))
    emit(tmp_path / "dataset", make_tables("b"))
    assert pd.read_parquet(tmp_path / "dataset" / "documents").document_id.tolist() == ["b"]
    assert names_in(tmp_path) == ["dataset"]


def test_exchange_lets_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if exchange(tmp_path / "one", tmp_path / "two"):
        assert names_in(tmp_path / "one") == ["two"]
    else:
        assert names_in(tmp_path / "one") == ["one"]


def test_rows_survive_their_wait_on_disk() -> None:
    (tables,) = make_tables("a")
    back = bytes_to_tables(tables_to_bytes(tables))
    assert all(back[name].equals(tables[name], check_metadata=True) for name in tables)


@pytest.mark.parametrize(("rows", "groups"), [(1, [64, 64, 22]), (1000, [5000] * 30), (5000, [5000] * 150)])
def test_rows_wait_for_64_documents_or_some_thousand_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, groups: list[int]
) -> None:
    monkeypatch.setattr("prongsai.pipeline.emit.write.ROW_GROUP_BYTES", 1)  # what is gathered is written at once
    of_one = make_table(
        CHANGES, [dict.fromkeys(CHANGES.column_names) | {"table": "scores", "why": "code-changed"}] * rows
    )
    writer = TableWriter(CHANGES, path := tmp_path / "changes" / "part.parquet")
    for _ in range(150):
        writer.append(of_one)
    writer.close()
    with pq.ParquetFile(path) as file:
        assert [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)] == groups
    assert writer.rows == 150 * rows
