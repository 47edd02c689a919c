"""The commands about the list of bodies, as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.imported import HOME, choose_gazetteer, home
from tests.pipeline.link.test_register_file import DEPARTMENT

REGISTER = "type,name,district,province\nอบต.,นายาง,สบปราบ,ลำปาง\nเทศบาลตำบล,เขาพระยาเดินธง,พัฒนานิคม,ลพบุรี\n"
REPORT = "เทศบาลตำบลเขาพระยาเดินธง อำเภอพัฒนานิคม จังหวัดลพบุรี\n\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ได้คะแนน 92.75 คะแนน\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def prongsai(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def test_import_says_what_it_changes_and_is_in_use_until_it_is_rolled_back(register: Path, tmp_path: Path) -> None:
    done = prongsai("gazetteer", "import", register)
    assert done.exit_code == ExitCode.OK
    assert done.stdout.splitlines()[0] == f"register   2 bodies in {register}"
    assert "before     14,978 in the built-in gazetteer" in done.stdout
    assert "new        1, such as เทศบาลตำบลเขาพระยาเดินธง (พัฒนานิคม, ลพบุรี)" in done.stdout
    assert "rollback" in done.stderr
    in_use = choose_gazetteer(None)
    assert in_use is not None
    register.unlink()  # a copy of it is in use
    assert prongsai("gazetteer", "find", "เขาพระยาเดินธง").stdout.split()[:2] == ["exact", "1602-mun-เขาพระยาเดินธง"]
    assert choose_gazetteer(Path("built-in")) is None
    assert choose_gazetteer(tmp_path) == tmp_path
    assert "in use is now the built-in gazetteer" in prongsai("gazetteer", "rollback").stderr
    assert choose_gazetteer(None) is None
    assert prongsai("gazetteer", "rollback").exit_code == ExitCode.INPUT_UNREADABLE


def test_second_import_is_compared_with_the_first_and_goes_back_to_it(register: Path, tmp_path: Path) -> None:
    prongsai("gazetteer", "import", register)
    first = choose_gazetteer(None)
    assert "changed    nothing" in prongsai("gazetteer", "import", register).stdout
    department = tmp_path / "dla.csv"
    department.write_text(DEPARTMENT, encoding="utf-8")
    told = json.loads(prongsai("gazetteer", "import", department, "--json").stdout)
    assert (told["bodies_before"], told["bodies"], told["lines_repeated"]) == (2, 3, 1)
    assert told["gone"] == ["1602-mun-เขาพระยาเดินธง"]
    assert told["new"] == ["5211-mun-สบปราบ", "5201-pao-ลำปาง"]
    assert told["facts"]["website"] == {"gained": 1, "changed": 0, "lost": 0}
    rows = [json.loads(line) for line in prongsai("gazetteer", "history", "--json").stdout.splitlines()]
    assert [row["bodies"] for row in rows] == [2, 3]
    prongsai("gazetteer", "rollback")
    assert choose_gazetteer(None) == first


def test_dry_run_and_a_bad_file_leave_everything_as_it_was(register: Path) -> None:
    assert prongsai("gazetteer", "import", register, "--dry-run").exit_code == ExitCode.OK
    register.write_text(REGISTER + "สภา,x,สบปราบ,ลำปาง\n", encoding="utf-8")
    refused = prongsai("gazetteer", "import", register)
    assert refused.exit_code == ExitCode.INPUT_UNREADABLE
    assert "line 4" in refused.stderr
    assert not home().exists()
    assert "built-in gazetteer is in use" in prongsai("gazetteer", "history").stderr


def test_imported_register_that_is_gone_or_damaged_is_told_with_the_way_out(register: Path) -> None:
    prongsai("gazetteer", "import", register)
    in_use = choose_gazetteer(None)
    assert in_use is not None
    in_use.unlink()
    gone = prongsai("gazetteer", "find", "นายาง")
    assert (gone.exit_code, "rollback" in gone.stderr) == (ExitCode.INPUT_UNREADABLE, True)
    (home() / "gazetteer.json").write_text("[")
    assert "delete it" in prongsai("gazetteer", "history").stderr


def test_find_says_how_each_body_fits_and_that_there_are_more() -> None:
    found = prongsai("gazetteer", "find", "อบต.หนองบัว", "--limit", "2")
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["exact", "exact"]
    assert "more; see them with --limit" in found.stderr
    row = json.loads(prongsai("gazetteer", "find", "กู่ทอง มหาสารคาม", "--type", "อบต.", "--json", "--limit", 1).stdout)
    assert (row["unit_id"], row["fit"], row["distance"]) == ("4405-sao-กู่ทอง", "exact", 0.0)
    nothing = prongsai("gazetteer", "find", "ฟฬฑฒณฟฬฑ")
    assert (nothing.exit_code, nothing.stdout) == (ExitCode.OK, "")


def test_run_makes_rows_anew_when_a_register_comes(register: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(REPORT, encoding="utf-8")

    def unit_of_run() -> str:
        done = prongsai("run", tmp_path / "reports", "--out", tmp_path / "dataset", "--workers", 1, "--quiet")
        assert done.exit_code in (ExitCode.OK, ExitCode.ERROR_FINDINGS), done.output
        (unit_id,) = pd.read_parquet(tmp_path / "dataset" / "documents")["unit_id"].fillna("")
        return str(unit_id)

    assert unit_of_run() == ""
    prongsai("gazetteer", "import", register)
    assert unit_of_run() == "1602-mun-เขาพระยาเดินธง"
